import { expect, test } from "vitest";
import type { Fact } from "../../contract/facts.ts";
import type { Shelf } from "../../domain/shelf/shelf.ts";
import { openLog, silentLog } from "../../platform/log.ts";
import { ManualClock } from "../../testing/manual-clock.ts";
import { Pipeline } from "./pipeline.ts";

const shelf: Shelf = {
  id: "A1",
  sku: "1001",
  facings: 1,
  minimum: 4,
  capacity: 12,
  tareGrams: 300,
  pieceGrams: 500,
};

function start(log = silentLog) {
  const clock = new ManualClock();
  const facts: Fact[] = [];
  const pipeline = new Pipeline({
    now: () => clock.now(),
    report: (fact) => facts.push(fact),
    log,
  });
  pipeline.plan([shelf], new Set(["A1", "P1", "gate"]));
  clock.every(100, () => pipeline.tick());
  return { clock, facts, pipeline };
}

function summary(fact: Fact): string {
  switch (fact.type) {
    case "shelf-count":
      return `${fact.shelf}=${fact.count}`;
    case "condition":
      return `${fact.holds ? "+" : "-"}${fact.kind}`;
    case "tags-seen":
      return `tags ${fact.epcs.join("+")}`;
    case "device-seen":
      return `${fact.device} ${fact.online ? "on" : "off"}`;
    case "notified":
      return "notified";
  }
}

// Left: what arrives, or how many seconds pass. Right: the facts of that moment.
const day = `
  scale A1 {"grams":6300}             ->  A1 on, -sensor-silent
  wait 1                              ->  A1=12, -shelf-low, -shelf-empty
  scale A1 {"grams":1300}             ->
  scale A1 {"grams":1310}             ->
  scale A1 {"grams":1305}             ->  A1=2, +shelf-low
  wait 1                              ->
  scale A1 {"grams":301}              ->
  wait 1                              ->  A1=0, -shelf-low, +shelf-empty
  scale A1 {"grams":5900}             ->
  scale A1 {"gra                      ->
  wait 1                              ->  A1=11, -shelf-empty
  scale A1 status offline             ->  A1 off
  wait 12                             ->  +sensor-silent
  scale A1 status online              ->  A1 on, -sensor-silent
  probe P1 {"celsius":4}              ->  P1 on, -sensor-silent, -cold-chain
  probe P1 {"celsius":14}             ->
  wait 600                            ->  +sensor-silent, +sensor-silent
  probe P1 {"celsius":14}             ->  P1 on, -sensor-silent, +cold-chain
  probe P1 {"celsius":-127}           ->
  probe P1 {"celsius":5}              ->  -cold-chain
  rfid gate {"reads":[{"epc":"30aa","antenna":1},{"epc":"30AA","antenna":2}]} ->  gate on, -sensor-silent, tags 30AA
`;

test("a day on one shelf", () => {
  const { clock, facts, pipeline } = start();
  const streams: Readonly<Record<string, string>> = { rfid: "reads" };
  for (const line of day.trim().split("\n")) {
    const [left = "", right = ""] = line.split("->").map((part) => part.trim());
    const [kind = "", device = "", ...words] = left.split(" ");
    if (kind === "wait") clock.advance(Number(device) * 1_000);
    else {
      const isStatus = words[0] === "status";
      const stream = isStatus ? "status" : (streams[kind] ?? "reading");
      const payload = Buffer.from(words.slice(isStatus ? 1 : 0).join(" "));
      pipeline.take(`tillbox/v1/s001/${kind}/${device}/${stream}`, payload);
    }
    expect(facts.splice(0).map(summary).join(", "), line).toBe(right);
  }
  expect(pipeline.counts).toEqual({ readings: 11, torn: 2, unplanned: 0 });
});

test("a low shelf is told of within a second of its reading", () => {
  const { clock, facts, pipeline } = start();
  pipeline.take("tillbox/v1/s001/scale/A1/reading", Buffer.from('{"grams":1300}'));
  clock.advance(500);
  expect(facts.map(summary)).toContain("+shelf-low");
});

test("a broken device writes one line in the log, not thousands", () => {
  const lines: object[] = [];
  const log = openLog("test", "silent");
  log.warn = (fields: object) => void lines.push(fields);
  const { clock, pipeline } = start(log);
  for (let n = 0; n < 5_000; n += 1)
    pipeline.take("tillbox/v1/s001/scale/A1/reading", Buffer.from("{"));
  clock.advance(30_000);
  pipeline.take("tillbox/v1/s001/scale/A1/reading", Buffer.from("{"));
  expect(lines).toEqual([
    { device: "A1", reason: "not JSON", count: 1 },
    { device: "A1", reason: "not JSON", count: 5_000 },
  ]);
});

test("a shelf that is planned for another product is counted anew", () => {
  const { clock, facts, pipeline } = start();
  pipeline.take("tillbox/v1/s001/scale/A1/reading", Buffer.from('{"grams":1300}'));
  clock.advance(1_000);
  facts.splice(0);
  pipeline.plan([{ ...shelf, sku: "1002", pieceGrams: 250 }], new Set(["A1"]));
  expect(facts.map(summary)).toEqual(["-shelf-low", "A1=4", "-shelf-low", "-shelf-empty"]);
});
