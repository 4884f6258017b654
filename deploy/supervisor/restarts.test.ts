import { expect, test } from "vitest";
import { Restarts } from "./restarts.ts";

const policy = { firstDelayMs: 100, longestDelayMs: 1_000, steadyAfterMs: 5_000 };

test("a part that keeps dying waits twice as long each time, up to a limit", () => {
  const restarts = new Restarts(policy);
  const delays = Array.from({ length: 6 }, () => restarts.delayAfterDeath(10));
  expect(delays).toEqual([100, 200, 400, 800, 1_000, 1_000]);
});

test("a part that ran steadily starts again at once", () => {
  const restarts = new Restarts(policy);
  restarts.delayAfterDeath(10);
  restarts.delayAfterDeath(10);
  expect(restarts.delayAfterDeath(60_000)).toBe(100);
});
