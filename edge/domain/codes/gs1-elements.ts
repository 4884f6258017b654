import { hasCheckDigit } from "./check-digit.ts";
import { gs1Date } from "./gs1-date.ts";
import { gs1Fields } from "./gs1-table.ts";
import type { Reading } from "./reading.ts";

export type Element = readonly [ai: string, value: string];

/** Whether a value has the form, the check digit and the date that its identifier asks for. */
export function isValidElement([ai, value]: Element, year: number): boolean {
  const field = gs1Fields.get(ai);
  if (field === undefined) return value !== "";
  if (!field.pattern.test(value)) return false;
  if (field.checkedDigits > 0 && !hasCheckDigit(value.slice(0, field.checkedDigits))) return false;
  if (field.date === undefined) return true;
  const day = value.slice(0, 6);
  return gs1Date(day, year) !== undefined && !(field.date === "exact" && day.endsWith("00"));
}

function decimal(value: string, decimals: number, unitDecimals: number): number {
  return Math.round(Number(value) * 10 ** (unitDecimals - decimals));
}

/** The amount payable: 392n in the shop's own currency, 393n when it names CNY (ISO 4217 no. 156). */
function amountOf(elements: readonly Element[]): number | undefined {
  for (const [ai, value] of elements) {
    if (/^392\d$/.test(ai)) return decimal(value, Number(ai[3]), 2);
    if (/^393\d$/.test(ai) && value.startsWith("156"))
      return decimal(value.slice(3), Number(ai[3]), 2);
  }
  return undefined;
}

function gramsOf(elements: readonly Element[]): number | undefined {
  const weight = elements.find(([ai]) => /^310[0-5]$/.test(ai));
  return weight === undefined ? undefined : decimal(weight[1], Number(weight[0][3]), 3);
}

/**
 * What the till needs out of an element string. The day after which goods may not be sold is the
 * use-by date (17), else the one with a time (7003), best before (15) or sell by (16).
 */
export function fieldsOf(elements: readonly Element[], year: number): Partial<Reading> {
  const values = new Map(elements);
  const day = values.get("17") ?? values.get("7003") ?? values.get("15") ?? values.get("16");
  const found = {
    gtin: values.get("01") ?? values.get("8006")?.slice(0, 14),
    lot: values.get("10"),
    expiry: day === undefined ? undefined : gs1Date(day.slice(0, 6), year),
    serial: values.get("21"),
    grams: gramsOf(elements),
    amount: amountOf(elements),
    count: values.has("30") ? Number(values.get("30")) : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
