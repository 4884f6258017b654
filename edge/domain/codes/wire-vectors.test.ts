import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkDigitOf, verifierOf } from "./check-digit.ts";
import { readCode } from "./resolve-code.ts";
import type { Reading } from "./reading.ts";

interface Vector {
  readonly area: string;
  readonly name: string;
  readonly input: string;
  readonly expect: unknown;
  readonly source: string;
}

// A collection of public vectors that stands beside a developer's checkout, not inside it.
const file = new URL("../../../../shared/vectors/wire.json", import.meta.url);
const vectors = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Vector[]) : [];
if (vectors.length === 0)
  console.info(`skipped: ${file.pathname} is not on this machine; the tables beside run anyway`);

const of = (...areas: string[]) => vectors.filter(({ area }) => areas.includes(area));

/** What a vector's decimal means: yuan, kilograms or pieces. */
function hasMeasure(reading: Reading, text: string): boolean {
  const value = Math.round(Number(text) * 1000);
  const { amount, grams, count } = reading;
  return amount === value / 10 || grams === value || count === Number(text);
}

test.skipIf(vectors.length === 0)("there are vectors of every area", () => {
  for (const area of ["gs1-mod10", "gs1-price-verifier", "rcn-13", "cn-18", "epc", "ai"])
    expect(of(area).length, area).toBeGreaterThan(0);
});

test.for(of("gs1-mod10"))("check digit: $input ($source)", (vector) => {
  expect(checkDigitOf(vector.input)).toBe(vector.expect);
});

test.for(of("gs1-price-verifier"))("verifier: $input ($source)", (vector) => {
  expect(verifierOf(vector.input)).toBe(vector.expect);
});

test.for(of("rcn-13"))("in-store number: $name $input ($source)", (vector) => {
  const readings = readCode(vector.input).filter((reading) => reading.scheme === "rcn");
  if (vector.expect === false) {
    expect(readings.find((reading) => reading.layout === "de")?.valid).toBe(false);
    return;
  }
  const [measure = "", item] = vector.expect as string[];
  const fitting = readings.filter((reading) => reading.valid && hasMeasure(reading, measure));
  expect(fitting).not.toEqual([]);
  if (/^\d{13}$/.test(String(item))) expect(fitting[0]?.gtin).toBe(`0${item}`);
});

test.for(of("cn-18"))("scale label: $name", (vector) => {
  const expected = vector.expect as { plu: string; amountFen: number; grams: number; ok: boolean };
  expect(readCode(vector.input)).toContainEqual(
    expect.objectContaining({
      scheme: "cn18",
      valid: expected.ok,
      sku: expected.plu,
      amount: expected.amountFen,
      grams: expected.grams,
    }),
  );
});

test.for(of("epc"))("tag: $name ($source)", (vector) => {
  const expected = vector.expect as string | { uri: string; gtin: string };
  const [reading] = readCode(vector.input);
  expect(reading?.epc).toBe(typeof expected === "string" ? expected : expected.uri);
  if (typeof expected !== "string") expect(reading?.gtin).toBe(expected.gtin);
});

test.for(of("paycode"))("payment code: $input", (vector) => {
  expect(readCode(vector.input)).toContainEqual(
    expect.objectContaining({ scheme: "payment", provider: vector.expect }),
  );
});

test.for(of("digital-link", "ai"))("element string: $name ($source)", (vector) => {
  const [reading] = readCode(vector.input);
  const expected = Array.isArray(vector.expect)
    ? (vector.expect as [string, string][])
    : Object.entries(vector.expect as Record<string, string>);
  expect(reading?.valid).toBe(true);
  expect(new Map(reading?.elements)).toEqual(new Map(expected));
});
