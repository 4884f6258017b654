import { expect, test } from "vitest";
import { readDigitalLink } from "./digital-link.ts";
import { defaultRules, type Reading } from "./reading.ts";

// Source: gs1/gs1-syntax-engine dl.c, "Examples from DL specification", unless said otherwise.
test.each<[string, Partial<Reading>, string]>([
  [
    "https://id.gs1.org/01/09520123456788/10/ABC1/21/12345?17=180426",
    { valid: true, gtin: "09520123456788", lot: "ABC1", serial: "12345", expiry: "2018-04-26" },
    "lot, serial and expiry",
  ],
  [
    "https://example.com/01/9520123456788?3103=000195&3922=0299&17=201225",
    { valid: true, gtin: "09520123456788", grams: 195, amount: 299, expiry: "2020-12-25" },
    "13 digits are filled up; weight and price",
  ],
  [
    "https://example.com/01/12312312312333/10/ABC%2B123?99=XYZ%2BQWERTY",
    { valid: true, lot: "ABC+123" },
    "percent signs are undone",
  ],
  ["http://example.com:8080/shop/a/01/09520123456788", { valid: true }, "a stem before the key"],
  ["https://id.gs1.org/01/09520123456788/", { valid: true }, "a slash at the end"],
  ["https://id.gs1.org/01/09520123456788?linkType=all", { valid: true }, "words are not for us"],
  ["https://id.gs1.org/01/09520123456788?x=%zz&10=%4", { valid: false }, "a broken percent sign"],
  ["https://id.gs1.org/01/09520123456789", { valid: false }, "wrong check digit"],
  ["https://id.gs1.org/01/09520123456788?18888=1", { valid: false }, "no such identifier"],
  ["https://id.gs1.org/00/376104250021234569", { valid: true }, "a logistic unit"],
])("%s: %o (%s)", (text, expected) => {
  expect(readDigitalLink(text, defaultRules)).toEqual([
    expect.objectContaining({ scheme: "digital-link", ...expected }),
  ]);
});

test.each([
  ["HtTp://id.gs1.org/01/09520123456788", "mixed case in the scheme"],
  ["https:///01/09520123456788", "no domain"],
  ["https://id.gs1.org/gtin/09520123456788", "words as keys are no longer allowed"],
  ["https://id.gs1.org/01/09520123456788/21/1/10/A", "qualifiers out of order"],
  ["https://id.gs1.org/", "no key"],
  ["https://pay.example.com/01", "a key without a value"],
])("%s is no Digital Link: %s", (text) => {
  expect(readDigitalLink(text, defaultRules)).toEqual([]);
});
