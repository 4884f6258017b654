import { expect, test } from "vitest";
import { addWeight, drawTrail, withoutTare } from "./weight-trail.ts";

const size = { width: 100, height: 50 };

test("a scale that repeats itself adds nothing", () => {
  const trail = addWeight([{ grams: 500, atMs: 0 }], { grams: 500, atMs: 1_000 });
  expect(trail).toEqual([{ grams: 500, atMs: 0 }]);
});

test("what is older than an hour is forgotten", () => {
  const trail = addWeight([{ grams: 500, atMs: 0 }], { grams: 400, atMs: 3_600_001 });
  expect(trail).toEqual([{ grams: 400, atMs: 3_600_001 }]);
});

test("a busy scale keeps its last 240 steps", () => {
  let trail: { grams: number; atMs: number }[] = [];
  for (let step = 0; step < 1_000; step += 1) trail = addWeight(trail, { grams: step, atMs: step });
  expect([trail.length, trail[0]?.grams, trail.at(-1)?.grams]).toEqual([240, 760, 999]);
});

test("the line goes along and down, never sloping", () => {
  const drawing = drawTrail(
    [
      { grams: 2_000, atMs: 0 },
      { grams: 1_000, atMs: 60_000 },
    ],
    120_000,
    1_500,
    size,
  );
  expect(drawing?.line).toBe("M0 4.5H50V27.3H100");
  expect(drawing?.end).toEqual({ x: 100, y: 27.3 });
  expect(drawing?.thresholdY).toBe(15.9);
  expect(drawing?.rules.map(({ kilograms }) => kilograms)).toEqual([0, 1, 2]);
});

test("a shelf that drifted below its zero is drawn as empty", () => {
  expect(drawTrail([{ grams: -40, atMs: 0 }], 1, undefined, size)?.line).toMatch(/^M0 50H/);
});

test("the rail is not goods", () => {
  const trail = [
    { grams: 1_228, atMs: 0 },
    { grams: 690, atMs: 1 },
  ];
  expect(withoutTare(trail, 700).map(({ grams }) => grams)).toEqual([528, 0]);
});

test("a silent scale draws nothing", () => {
  expect(drawTrail([], 0, 3, size)).toBeUndefined();
});
