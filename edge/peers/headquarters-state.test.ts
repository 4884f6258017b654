import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { headquartersState } from "./headquarters-state.ts";

test("word of the relay is believed while it is fresh and whole", () => {
  const data = mkdtempSync(join(tmpdir(), "tillbox-hq-"));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  let now = Date.UTC(2026, 10, 24);
  const state = headquartersState(data, () => now);
  expect(state()).toEqual({ online: false, lag: 0 });
  const word = { online: true, head: 12, durable: 9, at: new Date(now).toISOString() };
  writeFileSync(join(data, "relay.json"), JSON.stringify(word));
  expect(state()).toEqual({ online: true, lag: 3 });
  now += 61_000;
  expect(state()).toEqual({ online: false, lag: 3 });
  writeFileSync(join(data, "relay.json"), '{"online": tru');
  expect(state()).toEqual({ online: false, lag: 0 });
});
