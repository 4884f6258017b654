import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { LedgerEvent } from "../../edge/contract/events.ts";
import { OperatingError } from "../../edge/errors.ts";
import { Relay, type EventSource, type Headquarters } from "./relay.ts";

function ledgerOf(count: number): EventSource {
  const events: LedgerEvent[] = Array.from({ length: count }, (_, i) => ({
    seq: i + 1,
    kind: "sale.posted",
    at: "2026-11-24T06:00:00.000Z",
    body: "{}",
    hash: "0".repeat(64),
  }));
  return {
    series: () => Promise.resolve("a"),
    head: () => Promise.resolve(count),
    after: (seq, limit) => Promise.resolve(events.slice(seq, seq + limit)),
  };
}

/** Keeps what it is given in order, and can fail before or after it has kept it. */
class FakeHeadquarters implements Headquarters {
  kept: number[] = [];
  failures: ("before" | "after")[] = [];

  take(batch: Buffer): Promise<number> {
    const failure = this.failures.shift();
    const down = () => Promise.reject(new OperatingError("HQ_UNREACHABLE"));
    if (failure === "before") return down();
    const [, ...lines] = gunzipSync(batch).toString().trim().split("\n");
    for (const line of lines) {
      const { seq } = JSON.parse(line) as LedgerEvent;
      if (seq === this.kept.length + 1) this.kept.push(seq);
    }
    return failure === "after" ? down() : Promise.resolve(this.kept.length);
  }
}

async function drain(relay: Relay): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    const state = await relay.sendNext().catch(() => undefined);
    if (state !== undefined && state.durable === state.head) return;
  }
  throw new Error("never drained");
}

test.each([
  ["nothing fails", []],
  ["HQ is away at first", ["before", "before"]],
  ["the answer is lost after HQ has kept the batch", ["after", "after", "before", "after"]],
] as const)("every event arrives once and in order when %s", async (_, failures) => {
  const hq = new FakeHeadquarters();
  hq.failures = [...failures];
  await drain(new Relay(ledgerOf(1_203), hq));
  expect(hq.kept).toEqual(Array.from({ length: 1_203 }, (_, i) => i + 1));
});

test("an HQ restored from an old copy gets everything again", async () => {
  const hq = new FakeHeadquarters();
  const relay = new Relay(ledgerOf(900), hq);
  await drain(relay);
  hq.kept = hq.kept.slice(0, 40);
  await drain(relay);
  await drain(relay);
  expect(hq.kept).toHaveLength(900);
});
