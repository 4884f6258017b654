import fc from "fast-check";
import { expect, test } from "vitest";
import { placeOf, swarm } from "./dots.ts";

const size = { width: 600, middle: 50, step: 16 };

test.each([
  [0, 300, "as a week before"],
  [0.1, 420, "a tenth more"],
  [-0.9, 0, "further out than the scale"],
])("%f stands at %f: %s", (share, x) => {
  expect(placeOf(share, 600)).toBe(x);
});

test("stores that did the same stand above one another", () => {
  const dots = swarm(
    ["a", "b", "c"].map((subject) => ({ subject, share: 0 })),
    size,
  );
  expect(dots.map(({ y }) => y)).toEqual([50, 34, 66]);
});

test("a store beyond the scale says so", () => {
  expect(swarm([{ subject: "a", share: 0.6 }], size)[0]).toMatchObject({ x: 600, isBeyond: true });
});

test("no dot covers another, whatever the shares", () => {
  const shares = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 60 });
  fc.assert(
    fc.property(shares, (list) => {
      const dots = swarm(
        list.map((share, subject) => ({ subject, share })),
        size,
      );
      const covers = dots.some((a, i) =>
        dots.slice(i + 1).some((b) => Math.abs(a.x - b.x) < size.step && a.y === b.y),
      );
      return dots.length === list.length && !covers;
    }),
  );
});
