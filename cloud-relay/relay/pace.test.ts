import { expect, test } from "vitest";
import { paceAfterFailure, paceAfterSuccess } from "./pace.ts";

test("a relay that is behind sends at once", () => {
  expect(paceAfterSuccess(true, 0)).toEqual({ waitMs: 0, mustSend: true });
});

test("one that has sent everything looks often and says now and then that it lives", () => {
  expect(paceAfterSuccess(false, 1_000)).toEqual({ waitMs: 150, mustSend: false });
  expect(paceAfterSuccess(false, 14_900).mustSend).toBe(true);
});

test("one that gets no answer waits longer each time, up to half a minute", () => {
  const waits = [1, 2, 3, 7, 40].map((failures) => paceAfterFailure(failures).waitMs);
  expect(waits).toEqual([500, 1_000, 2_000, 30_000, 30_000]);
});
