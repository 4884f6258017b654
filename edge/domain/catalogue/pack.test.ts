import fc from "fast-check";
import { expect, test } from "vitest";
import { inPacks, inPieces, packFault, piecesIn, type Pack } from "./pack.ts";

const inner = (pieces: number): Pack => ({ level: "inner", pieces, barcodes: [] });
const outer = (pieces: number): Pack => ({ level: "case", pieces, barcodes: [] });

test.each([
  [50, [inner(6), outer(24)], { case: 2, inner: 0, piece: 2 }],
  [47, [inner(6), outer(24)], { case: 1, inner: 3, piece: 5 }],
  [47, [outer(24)], { case: 1, inner: 0, piece: 23 }],
  [5, [], { case: 0, inner: 0, piece: 5 }],
])("%i pieces in %j", (pieces, packs, expected) => {
  expect(inPacks(pieces, packs)).toEqual(expected);
});

test("packing and unpacking lose nothing", () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.integer({ min: 2, max: 50 }), fc.nat(9), (pieces, six, times) => {
      const packs = times < 2 ? [inner(six)] : [inner(six), outer(six * times)];
      expect(inPieces(inPacks(pieces, packs), packs)).toBe(pieces);
      expect(packFault(packs)).toBeUndefined();
    }),
  );
});

test("packs that contradict one another are refused", () => {
  expect(packFault([inner(6), outer(20)])).toMatch(/whole inners/);
  expect(packFault([inner(6), inner(8)])).toMatch(/two of one level/);
  expect([piecesIn("piece", []), piecesIn("case", [])]).toEqual([1, undefined]);
});
