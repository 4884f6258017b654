import { expect, test } from "vitest";
import type { Fact } from "../contract/facts.ts";
import { silentLog } from "../platform/log.ts";
import { ManualClock } from "../testing/manual-clock.ts";
import { FactOutbox } from "./facts.ts";

const at = "2026-11-24T02:00:00.000Z";

function count(shelf: string, pieces: number): Fact {
  return { type: "shelf-count", shelf, sku: "1", count: pieces, uncertainty: 0, grams: 0, at };
}

function start(answer: (facts: readonly Fact[]) => "taken" | "refused") {
  const clock = new ManualClock();
  const sent: string[] = [];
  const outbox = new FactOutbox({
    clock,
    log: silentLog,
    send: (facts) => {
      const told = answer(facts);
      if (told === "taken")
        sent.push(facts.map((fact) => ("count" in fact ? fact.count : fact.type)).join("+"));
      return Promise.resolve(told);
    },
  });
  const advance = async (byMs: number) => {
    for (let passed = 0; passed < byMs; passed += 10) {
      clock.advance(10);
      await new Promise((resolve) => void setImmediate(resolve));
    }
  };
  return { advance, outbox, sent };
}

test("facts of one moment go together, and the latest of a thing wins", async () => {
  const { advance, outbox, sent } = start(() => "taken");
  for (const fact of [count("A", 5), count("B", 2), count("A", 4)]) outbox.put(fact);
  await advance(100);
  expect(sent).toEqual(["2+4"]);
  expect(outbox.waiting).toBe(0);
});

test("a core that is away gets what is when it comes back, not what was", async () => {
  let isAway = true;
  const { advance, outbox, sent } = start(() => {
    if (isAway) throw new Error("away");
    return "taken";
  });
  outbox.put(count("A", 5));
  await advance(2_000);
  outbox.put(count("A", 3));
  outbox.put(count("B", 7));
  isAway = false;
  await advance(6_000);
  expect(sent).toEqual(["3+7"]);
});

test("one fact that the core refuses does not hold up the others", async () => {
  const { advance, outbox, sent } = start((facts) =>
    facts.some((fact) => "count" in fact && fact.count === 13) ? "refused" : "taken",
  );
  for (const pieces of [11, 12, 13, 14]) outbox.put(count(`S${pieces}`, pieces));
  await advance(200);
  expect(sent.join("+").split("+").sort()).toEqual(["11", "12", "14"]);
  expect(outbox.counts).toEqual({ sent: 3, failures: 0, refused: 1 });
  expect(outbox.waiting).toBe(0);
});

test("tags that wait are added up", async () => {
  const { advance, outbox } = start(() => "taken");
  outbox.put({ type: "tags-seen", reader: "gate", epcs: ["A"], at });
  outbox.put({ type: "tags-seen", reader: "gate", epcs: ["B", "A"], at });
  expect(outbox.waiting).toBe(1);
  await advance(100);
  expect(outbox.counts.sent).toBe(1);
});
