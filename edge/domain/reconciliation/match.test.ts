import fc from "fast-check";
import { expect, test } from "vitest";
import { money } from "../money.ts";
import { matchLines, type Booked, type OpenLine } from "./match.ts";
import type { LineKind } from "./statement.ts";

const line = (text: string): OpenLine => {
  const [kind = "", providerNumber = "", ourNumber = "", amount = ""] = text.split(" ");
  return { kind: kind as LineKind, providerNumber, ourNumber, amount: money(Number(amount)) };
};
const entry = (text: string): Booked => {
  const [number = "", amount = ""] = text.split(" ");
  return { number, amount: money(Number(amount)) };
};

test.each<[string, string[], string[], string[]]>([
  ["by the provider's number", ["payment 42 a 500"], ["42 500"], ["42=42 0"]],
  ["by our number", ["payment 42 a 500"], ["a 500"], ["42=a 0"]],
  ["with another amount", ["payment 42 a 500"], ["a 450"], ["42=a 50"]],
  ["not without a number", ["payment 42 a 500"], [" 500"], []],
  ["in the statement only", ["payment 42 a 500"], ["b 500"], []],
  ["no entry twice", ["payment 42 a 500", "payment 43 a 500"], ["a 500"], ["42=a 0"]],
  ["the equal amount of one number", ["payment 42 a 500"], ["a 450", "a 500"], ["42=a 0"]],
  ["a refund never with a payment", ["refund 42 a -500"], ["a 500"], []],
  ["what was taken back is nothing", ["payment 42 a 5", "reversed 42 a -5"], ["a 5"], []],
  ["fees and payouts have no partner", ["fee 42 a 5", "payout 43 b 5"], ["a 5", "b 5"], []],
])("%s", (_why, lines, entries, pairs) => {
  const found = matchLines(lines.map(line), entries.map(entry));
  expect(
    found.map((pair) => `${pair.line.providerNumber}=${pair.entry.number} ${pair.difference}`),
  ).toEqual(pairs);
});

test("whatever the order, nothing is matched twice and nothing that fits is left over", () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 20 });
  fc.assert(
    fc.property(numbers, numbers, (said, held) => {
      const lines = said.map((number) => line(`payment ${number} x${number} ${number}`));
      const entries = held.map((number) => entry(`x${number} ${number}`));
      const pairs = matchLines(lines, entries);
      expect(new Set(pairs.map((pair) => pair.entry)).size).toBe(pairs.length);
      expect(pairs).toHaveLength(said.filter((number) => held.includes(number)).length);
    }),
  );
});
