import fc from "fast-check";
import { expect, test } from "vitest";
import { smallestRectangle } from "./smallest-rectangle.ts";

const side = 120;

/** Ones where a pixel's middle lies in a rectangle turned clockwise about the mask's middle. */
function drawn(width: number, height: number, degrees: number): Uint8Array {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return Uint8Array.from({ length: side * side }, (_, at) => {
    const x = (at % side) + 0.5 - side / 2;
    const y = Math.floor(at / side) + 0.5 - side / 2;
    const isIn =
      Math.abs(x * cos + y * sin) <= width / 2 && Math.abs(y * cos - x * sin) <= height / 2;
    return isIn ? 1 : 0;
  });
}

/** Between two directions of a line, which has no front and no back. */
function degreesBetween(one: number, other: number): number {
  const apart = (((one - other) % 180) + 180) % 180;
  return Math.min(apart, 180 - apart);
}

test("a rectangle is found as it was drawn, however it is turned", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 20, max: 40 }),
      fc.integer({ min: 55, max: 90 }),
      fc.integer({ min: -90, max: 90 }),
      (width, height, degrees) => {
        const found = smallestRectangle(drawn(width, height, degrees), [0, 0, side, side], side);
        expect(degreesBetween((found.radians * 180) / Math.PI, degrees)).toBeLessThan(3);
        expect(Math.abs(found.radians)).toBeLessThanOrEqual(Math.PI / 2);
        expect(Math.abs(found.width - width)).toBeLessThan(3);
        expect(Math.abs(found.height - height)).toBeLessThan(3);
        expect(Math.abs(found.centreX - side / 2)).toBeLessThan(1.5);
        expect(Math.abs(found.centreY - side / 2)).toBeLessThan(1.5);
      },
    ),
  );
});

test("one pixel is a rectangle too", () => {
  const mask = new Uint8Array(9);
  mask[4] = 1;
  expect(smallestRectangle(mask, [0, 0, 3, 3], 3)).toMatchObject({
    centreX: 1.5,
    centreY: 1.5,
    width: 1,
    height: 1,
  });
});
