import { expect, test } from "vitest";
import { Batcher } from "./batcher.ts";

/** A batcher that doubles numbers, refuses 13 and keeps what it was called with. */
function doubling(limit: number) {
  const calls: number[][] = [];
  const batcher = new Batcher<number, number>((numbers) => {
    calls.push([...numbers]);
    return numbers.includes(13)
      ? Promise.reject(new Error("unlucky"))
      : Promise.resolve(numbers.map((number) => 2 * number));
  }, limit);
  return { batcher, calls };
}

test("what is asked in one breath is one call, and no call is larger than the limit", async () => {
  const { batcher, calls } = doubling(3);
  const answers = await Promise.all([1, 2, 3, 4].map((number) => batcher.do(number)));
  expect(answers).toEqual([2, 4, 6, 8]);
  expect(calls).toEqual([[1, 2, 3], [4]]);
  expect(await batcher.do(5)).toBe(10);
});

test("one that cannot be done takes no other with it", async () => {
  const { batcher, calls } = doubling(8);
  const answers = await Promise.allSettled([1, 13, 3].map((number) => batcher.do(number)));
  expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(calls).toEqual([[1, 13, 3], [1], [13], [3]]);
});
