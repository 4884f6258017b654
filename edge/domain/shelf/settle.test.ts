import { expect, test } from "vitest";
import { settledGrams, takeReading, waitForSilence, type Settling } from "./settle.ts";

const bandGrams = 20;

// Readings as grams@milliseconds; "." is time passing to that millisecond without a reading.
const cases: readonly [string, string, string][] = [
  ["500@0", "moving", "one reading may be a hand"],
  ["500@0 .@299", "moving", "silence has just begun"],
  ["500@0 .@300", "500", "one reading and silence"],
  ["500@0 504@100 502@200", "502", "three agree"],
  ["500@0 504@350", "502", "two agree over time"],
  ["500@0 504@100 502@200 300@250", "moving", "goods are taken"],
  ["500@0 504@100 502@200 300@250 296@300 304@350", "300", "and the rest settles"],
  ["500@0 300@100 500@200 300@300 500@400", "moving", "a hand that moves"],
  ["500@0 501@50 900@100 500@150 501@200 502@250", "501", "a spike passes"],
];

test.each(cases)("%s gives %s: %s", (readings, expected) => {
  let settling: Settling | undefined;
  for (const reading of readings.split(" ")) {
    const [grams, atMs] = reading.split("@");
    if (grams !== ".") settling = takeReading(settling, Number(grams), Number(atMs), bandGrams);
    else if (settling !== undefined) settling = waitForSilence(settling, Number(atMs));
  }
  expect(settling!.isSettled ? settledGrams(settling!).toFixed(0) : "moving").toBe(expected);
});
