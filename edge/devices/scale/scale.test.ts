import { describe, expect, test } from "vitest";
import { scaleReadingShape } from "../../contract/mqtt.ts";
import { seededRandom } from "../../platform/random.ts";
import { deviceConformance } from "../../testing/device-conformance.ts";
import { LoadCell } from "./load-cell.ts";
import { startScale } from "./simulator.ts";

describe("a simulated scale", () => {
  deviceConformance({
    kind: "scale",
    stream: "reading",
    start: (address, clock) => startScale({ ...address, clock, grams: 4_210, seed: 1 }),
    isValid: (text) => scaleReadingShape.safeParse(JSON.parse(text)).success,
  });
});

test("a cell shows its load with noise, swings under a hand and comes to rest", () => {
  const cell = new LoadCell(4_000, seededRandom(5), 0);
  expect(Math.abs(cell.read(0) - 4_000)).toBeLessThan(10);
  cell.place(-500, 1_000);
  const swings = [1_050, 1_100, 1_150].map((atMs) => Math.abs(cell.read(atMs) - 3_500));
  expect(Math.max(...swings)).toBeGreaterThan(10);
  expect(cell.isMoving(1_800)).toBe(false);
  expect(Math.abs(cell.read(1_800) - 3_500)).toBeLessThan(10);
});

test("the same seed shows the same readings", () => {
  const readings = (seed: number) => {
    const cell = new LoadCell(1_000, seededRandom(seed), 0);
    return Array.from({ length: 20 }, (_, n) => cell.read(n * 60_000));
  };
  expect(readings(3)).toEqual(readings(3));
  expect(readings(3)).not.toEqual(readings(4));
});
