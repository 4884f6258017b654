import { expect, test } from "vitest";
import { gs1Fields } from "./gs1-table.ts";
import { readGs1 } from "./gs1.ts";
import { defaultRules, type Reading } from "./reading.ts";
import { readCode } from "./resolve-code.ts";

const gs1 = (text: string): Reading | undefined =>
  readCode(text).find((reading) => reading.scheme === "gs1");

test("the table knows the identifiers of a shop and their lengths", () => {
  expect(gs1Fields.get("01")).toMatchObject({ fixedLength: 14, checkedDigits: 14 });
  expect(gs1Fields.get("3103")).toMatchObject({ fixedLength: 6 });
  expect(gs1Fields.get("10")?.fixedLength).toBeUndefined();
  expect(gs1Fields.has("3929")).toBe(true);
  expect(gs1Fields.has("3106")).toBe(false);
  expect(gs1Fields.size).toBeGreaterThan(500);
});

// Sources: biip test_gs1_messages.py, odoo/odoo#187875, gs1-syntax-engine scandata.c and dl.c.
test.each<[string, Partial<Reading>, string]>([
  [
    "010703206980498815210526100329",
    { gtin: "07032069804988", expiry: "2021-05-26", lot: "0329" },
    "fixed lengths first",
  ],
  [
    "0107032069804988100329\u001d15210526",
    { lot: "0329", expiry: "2021-05-26" },
    "a separator ends the lot",
  ],
  [
    "]d2010703206980498810032915210526",
    { valid: true, lot: "032915210526", warnings: ["separator-missing"] },
    "without it the lot swallows the date",
  ],
  ["\u001d0101234567891231", { gtin: "01234567891231" }, "a leading separator is dropped"],
  ["\\x1d0101234567891231", { gtin: "01234567891231" }, "a keyboard types it as \\x1d"],
  ["]C10101234567891231", { valid: true, gtin: "01234567891231" }, "GS1-128"],
  ["]Q30101234567891231", { valid: true }, "QR"],
  ["]e00101234567891231", { valid: true }, "DataBar"],
  [
    "(01)09520123456788(3103)000195(3922)0299(17)201225",
    { gtin: "09520123456788", grams: 195, amount: 299, expiry: "2020-12-25" },
    "brackets, weight and price",
  ],
  [
    "(01)09520123456788(21)12345(17)260200",
    { serial: "12345", expiry: "2026-02-28" },
    "day 00 is the last of the month",
  ],
  ["(01)09520123456788(3932)1560299", { amount: 299 }, "a price that names CNY"],
  ["(01)09520123456788(7003)2611241530", { expiry: "2026-11-24" }, "expiry with a time"],
  ["(01)09520123456788(17)270101(15)261224", { expiry: "2027-01-01" }, "use by before best before"],
  ["(01)09520123456788(30)12", { count: 12 }, "a count of pieces"],
  ["]C10101234567891232", { valid: false }, "wrong check digit"],
  ["]C1010123456789123117261301", { valid: false }, "no such month"],
  ["]C1010123", { valid: false }, "cut off"],
  ["]C1010123456789123101012345678912310101234567891248", { valid: false }, "two goods at once"],
  ["(01)09520123456788(89)XYZ", { valid: true, warnings: ["unknown-identifier"] }, "unknown, kept"],
])("%j: %o (%s)", (text, expected) => {
  expect(gs1(text)).toMatchObject(expected);
});

test("digits alone that begin with no trade item are not taken for an element string", () => {
  expect(readGs1("1021123456789012345", "", defaultRules)).toEqual([]);
});
