import { expect, test } from "vitest";
import { checkDigitOf, hasCheckDigit, verifierOf } from "./check-digit.ts";

// Sources: jodal/biip tests, gs1/gs1-syntax-engine scandata.c, odoo/odoo#12205.
test.each([
  ["629104150021", 3],
  ["950110153100", 0],
  ["37610425002123456", 9],
  ["211223378965", 7],
  ["2401234567890", 5],
  ["41600033610", 8],
  ["0234568", 0],
  ["210000102750", 6],
])("the check digit of %s is %i", (payload, digit) => {
  expect(checkDigitOf(payload)).toBe(digit);
});

test.each(["2112233789658", "24012345678909"])("%s has a wrong check digit", (digits) => {
  expect(hasCheckDigit(digits)).toBe(false);
});

// GS1 General Specifications 7.9.3 and 7.9.4, as in biip test_checksums.py.
test.each([
  ["2875", 9],
  ["14685", 6],
  ["00012", 9],
  ["00000", 0],
])("the verifier of the field %s is %i", (field, digit) => {
  expect(verifierOf(field)).toBe(digit);
});
