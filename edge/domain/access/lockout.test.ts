import { expect, test } from "vitest";
import { lockedUntilMs } from "./lockout.ts";

test.each([
  [0, 0],
  [2, 0],
  [3, 30],
  [4, 60],
  [5, 120],
  [9, 1_920],
  [10, 3_600],
  [500, 3_600],
])("%i wrong PINs lock the name for %i s", (count, seconds) => {
  const locked = lockedUntilMs({ count, lastAtMs: 1_000 });
  expect(locked).toBe(seconds === 0 ? 0 : 1_000 + seconds * 1_000);
});

test("a patient thief gets at most 60 guesses at one name in a day", () => {
  let now = 0;
  let guesses = 0;
  while (now < 86_400_000) {
    guesses += 1;
    now = Math.max(now + 1_000, lockedUntilMs({ count: guesses, lastAtMs: now }));
  }
  expect(guesses).toBeLessThanOrEqual(60);
});
