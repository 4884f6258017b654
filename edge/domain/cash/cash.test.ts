import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { money } from "../money.ts";
import { changeIn, roundCash, type CashRounding } from "./cash.ts";

test.each<[number, CashRounding, number, string]>([
  [1283, "none", 1283, "fen coins are legal tender"],
  [1283, "down", 1280, "in the customer's favour"],
  [1283, "half-up", 1280, "below half"],
  [1285, "half-up", 1290, "half goes up"],
  [1285, "half-even", 1280, "half goes to the even jiao"],
  [1295, "half-even", 1300, "which is above here"],
  [9, "down", 0, "nothing is left to pay"],
])("%i fen rounded %s is %i: %s", (rest, mode, due) => {
  expect(roundCash(money(rest), mode)).toEqual({ due, rounding: due - rest });
});

interface RoundingVector {
  readonly due_fen: number;
  readonly mode: string;
  readonly cash_due_fen: number;
  readonly rounding_line_fen: number;
}

const file = new URL("../../../../shared/vectors/payments.json", import.meta.url);
const vectors = existsSync(file)
  ? (JSON.parse(readFileSync(file, "utf8")) as { cash: { rounding: RoundingVector[] } }).cash
      .rounding
  : [];
if (vectors.length === 0) console.info(`skipped: ${file.pathname} is not on this machine`);

test.for(vectors)("$due_fen fen, $mode", (vector) => {
  const mode = vector.mode.replace("_", "-") as CashRounding;
  expect(roundCash(money(vector.due_fen), mode)).toEqual({
    due: vector.cash_due_fen,
    rounding: vector.rounding_line_fen + 0,
  });
});

test("change is given in the fewest pieces", () => {
  expect(changeIn(money(220))).toEqual([
    { fen: 100, pieces: 2 },
    { fen: 10, pieces: 2 },
  ]);
  expect(changeIn(money(1870))).toEqual([
    { fen: 1000, pieces: 1 },
    { fen: 500, pieces: 1 },
    { fen: 100, pieces: 3 },
    { fen: 50, pieces: 1 },
    { fen: 10, pieces: 2 },
  ]);
});

test("change adds up, whatever the amount", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (fen) => {
      const pieces = changeIn(money(fen));
      return pieces.reduce((total, each) => total + each.fen * each.pieces, 0) === fen;
    }),
  );
});
