import { appendFileSync, existsSync, mkdirSync, readFileSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { silentLog } from "../platform/log.ts";
import { Database } from "../platform/sqlite.ts";
import { ManualClock } from "../testing/manual-clock.ts";
import { runningCore } from "../testing/running-core.ts";
import { draftOf, openSmallShop } from "../testing/small-shop.ts";
import { HeadSigner } from "./ledger-heads-signer.ts";
import { checkHeads } from "./ledger-heads.ts";
import { ledgerPath } from "./open-store.ts";

const minuteMs = 60_000;

async function soldShop() {
  const shop = await openSmallShop();
  onTestFinished(() => shop.close());
  await shop.store.ledger.postSale(draftOf("s0", { milk: 1 }));
  const reader = await Database.open(ledgerPath(shop.data), "read");
  onTestFinished(() => reader.close());
  const clock = new ManualClock();
  return { ...shop, reader, clock, heads: () => signedIn(shop.data) };
}

/** The events whose heads were signed. */
function signedIn(data: string): number[] {
  const file = join(data, "heads.jsonl");
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n").slice(0, -1) : [];
  return lines.map((line) => (JSON.parse(line) as { seq: number }).seq);
}

test.each([
  ["at the start", 0, [], 1],
  ["every five minutes while there are sales", 1, [5, 5], 2],
  ["not before five minutes have passed", 1, [4.9], 1],
  ["not again while nothing was added", 0, [5, 5, 5], 1],
])("the end of the chain is signed %s", async (_when, sales, waits, signatures) => {
  const { data, store, clock, heads } = await soldShop();
  const signer = new HeadSigner(data, clock, silentLog);
  await signer.sign();
  for (let n = 1; n <= sales; n += 1) await store.ledger.postSale(draftOf(`s${n}`, { milk: 1 }));
  for (const minutes of waits) clock.advance(minutes * minuteMs);
  await signer.stop();
  expect(new Set(heads()).size).toBe(signatures);
  expect(heads()).toHaveLength(signatures);
});

test("a signature that fails is made up for at the next turn", async () => {
  const { data, reader, clock } = await soldShop();
  const inTheWay = join(data, "heads.jsonl");
  mkdirSync(inTheWay);
  const signer = new HeadSigner(data, clock, silentLog);
  await signer.sign();
  rmdirSync(inTheWay);
  clock.advance(5 * minuteMs);
  await signer.stop();
  expect(signedIn(data)).toHaveLength(1);
  expect(await checkHeads(data, reader)).toMatchObject({ ok: true });
});

test("a line that a power cut left unfinished does not spoil the next", async () => {
  const { data, reader, clock } = await soldShop();
  await new HeadSigner(data, clock, silentLog).stop();
  appendFileSync(join(data, "heads.jsonl"), '{"series":"x');
  await new HeadSigner(data, clock, silentLog).stop();
  expect(signedIn(data)).toHaveLength(2);
  expect(await checkHeads(data, reader)).toMatchObject({ ok: true });
});

test("a closed shift is signed", async () => {
  const core = await runningCore();
  await core.until(() => signedIn(core.data)[0]);
  const as = { as: core.system, key: "open" };
  const opened = await core.ask("POST", "/api/v1/shifts", { drawer: "k1", float: 500 }, as);
  const close = `/api/v1/shifts/${String(opened.body["id"])}/close`;
  const closed = await core.ask("POST", close, { counted: 500 }, { ...as, key: "close" });
  expect(closed.status).toBe(200);
  expect(await core.until(() => signedIn(core.data)[1])).toBeGreaterThan(signedIn(core.data)[0]!);
});
