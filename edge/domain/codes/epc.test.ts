import fc from "fast-check";
import { expect, test } from "vitest";
import { checkDigitOf } from "./check-digit.ts";
import { epcHexOf, readEpc } from "./epc.ts";
import { sgtin96Of } from "./sgtin.ts";

// Sources: odoo/odoo#173855 (Tag Data Standard examples), sllurp tests/test_epc.py, epc-encoding, epcGS1coder.
test.each([
  ["3074257BF7194E4000001A85", "urn:epc:tag:sgtin-96:3.0614141.812345.6789", "80614141123458"],
  ["30204ed9496334000000006e", "urn:epc:tag:sgtin-96:1.084663228621.0.110", "00846632286210"],
  ["3034007D00011C400000000B", "urn:epc:tag:sgtin-96:1.0008000.001137.11", "00008000011378"],
  ["301800004000004000000001", "urn:epc:tag:sgtin-96:0.000001.0000001.1", "00000010000014"],
  [
    "3674257bf6b7a659b2c2bf100000000000000000000000000000",
    "urn:epc:tag:sgtin-198:3.0614141.712345.32a%2Fb",
    "70614141123451",
  ],
  [
    "3674257bf7194e5b3770e4000000000000000000000000000000",
    "urn:epc:tag:sgtin-198:3.0614141.812345.6789",
    "80614141123458",
  ],
  ["3174257bf4499602d2000000", "urn:epc:tag:sscc-96:3.0614141.1234567890", undefined],
  ["3274257bf46072000000162e", "urn:epc:tag:sgln-96:3.0614141.12345.5678", undefined],
])("%s is %s and back", (hex, uri, gtin) => {
  const [reading] = readEpc(hex);
  expect(reading).toMatchObject({ valid: true, epc: uri });
  expect(reading?.gtin).toBe(gtin);
  expect(epcHexOf(uri)).toBe(hex.toUpperCase());
  expect(readEpc(uri)).toEqual([reading]);
});

test.each([
  ["307C257BF7194E4000001A85", "partition 7 does not exist"],
  ["30143FFFFFFFFE4000001A85", "a company prefix with too many digits"],
  ["3174257bf4499602d2000001", "reserved bits of an SSCC are zero"],
  ["3674257bf6b7a659b2c2bf100000000000000000000000000001", "text goes on after its end"],
])("%s is a damaged tag: %s", (hex) => {
  expect(readEpc(hex)).toEqual([expect.objectContaining({ valid: false })]);
});

test.each([
  "",
  "30",
  "E2801160600002054CC2096F",
  "3074257BF7194E4000001A8",
  "urn:epc:tag:x-96:1.2.3",
])("%j is no tag of the shop", (text) => {
  expect(readEpc(text)).toEqual([]);
});

test("every tag that the shop writes reads back", () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^\d{13}$/),
      fc.integer({ min: 6, max: 12 }),
      fc.integer({ min: 0, max: 2 ** 38 - 1 }),
      (payload, companyDigits, serial) => {
        const gtin = `${payload}${checkDigitOf(payload)}`;
        const hex = sgtin96Of(gtin, companyDigits, serial) ?? "";
        const [reading] = readEpc(hex);
        expect(reading).toMatchObject({ scheme: "sgtin-96", gtin, serial: String(serial) });
        expect(epcHexOf(reading?.epc ?? "")).toBe(hex);
      },
    ),
    { numRuns: 2_000 },
  );
});

test.each([
  ["80614141123459", 7, 1, "wrong check digit"],
  ["80614141123458", 5, 1, "a company prefix is not so short"],
  ["80614141123458", 13, 1, "nor so long"],
  ["80614141123458", 7, 2 ** 38, "the serial number has 38 bits"],
  ["80614141123458", 7, -1, "and is not negative"],
])("%s with %i digits and serial %i is not written: %s", (gtin, companyDigits, serial) => {
  expect(sgtin96Of(gtin, companyDigits, serial)).toBeUndefined();
});
