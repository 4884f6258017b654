import { checkDigitOf } from "./check-digit.ts";
import { BitReader, packBits, packCompany, takeCompany } from "./epc-bits.ts";
import { sgtinPartitions } from "./epc-partitions.ts";
import type { Reading } from "./reading.ts";

const header96 = 0x30n;
const header198 = 0x36n;

/** Characters of a serial number that a tag URI writes with a percent sign. */
const escaped = /["%&/<>?]/g;

function escapeSerial(serial: string): string {
  return serial.replace(
    escaped,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
}

/** Indicator, company prefix and item reference put back into the order of a GTIN. */
function gtinOf(company: string, reference: string): string {
  const payload = `${reference.slice(0, 1)}${company}${reference.slice(1)}`;
  return `${payload}${checkDigitOf(payload)}`;
}

/** Twenty characters of seven bits; the first zero ends the text and only zeros may follow. */
function takeText(bits: BitReader): string | undefined {
  const codes = Array.from({ length: 20 }, () => Number(bits.take(7)));
  const end = codes.indexOf(0);
  const text = codes.slice(0, end === -1 ? 20 : end);
  const isPadded = end === -1 || codes.slice(end).every((code) => code === 0);
  const serial = String.fromCharCode(...text);
  return isPadded && /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]+$/.test(serial) ? serial : undefined;
}

/** Reads a SGTIN-96 or SGTIN-198 tag: one item, with its serial number. */
export function readSgtin(hex: string): Reading[] {
  const scheme = /^30.{22}$/.test(hex)
    ? "sgtin-96"
    : /^36.{48,62}$/.test(hex)
      ? "sgtin-198"
      : undefined;
  if (scheme === undefined) return [];
  const bits = new BitReader(hex);
  bits.take(8);
  const found = takeCompany(bits, sgtinPartitions);
  if (found === undefined) return [{ scheme, valid: false }];
  const serial = scheme === "sgtin-96" ? bits.take(38).toString() : takeText(bits);
  if (serial === undefined || !bits.isRestZero()) return [{ scheme, valid: false }];
  const { filter, company, reference } = found;
  return [
    {
      scheme,
      valid: true,
      gtin: gtinOf(company, reference),
      serial,
      epc: `urn:epc:tag:${scheme}:${filter}.${company}.${reference}.${escapeSerial(serial)}`,
    },
  ];
}

function split(gtin: string, companyDigits: number): { company: string; reference: string } {
  return {
    company: gtin.slice(1, 1 + companyDigits),
    reference: `${gtin.slice(0, 1)}${gtin.slice(1 + companyDigits, 13)}`,
  };
}

/**
 * The 24 hexadecimal digits that a tag writer puts on one item.
 * @param gtin 14 digits with a right check digit.
 * @param companyDigits length of the GS1 company prefix, 6 to 12.
 * @param serial whole number, 0 to 2^38 - 1.
 * @param filter 1 is an item for sale, 3 a pack of several (Tag Data Standard 10.2).
 * @returns undefined when one of them is out of range.
 */
export function sgtin96Of(
  gtin: string,
  companyDigits: number,
  serial: number,
  filter = 1,
): string | undefined {
  if (!/^\d{14}$/.test(gtin) || checkDigitOf(gtin.slice(0, 13)) !== Number(gtin[13]))
    return undefined;
  if (!Number.isSafeInteger(serial) || serial < 0 || serial >= 2 ** 38) return undefined;
  const fields = packCompany({ filter, ...split(gtin, companyDigits) }, sgtinPartitions);
  return fields && packBits([[header96, 8], ...fields, [BigInt(serial), 38]]);
}

/** The same from a tag URI's parts; undefined when they do not fit the standard. */
export function encodeSgtin(
  scheme: "sgtin-96" | "sgtin-198",
  parts: { filter: number; company: string; reference: string; serial: string },
): string | undefined {
  const fields = packCompany(parts, sgtinPartitions);
  if (fields === undefined) return undefined;
  if (scheme === "sgtin-198") {
    if (!/^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/.test(parts.serial)) return undefined;
    const codes = Array.from(parts.serial.padEnd(20, "\0"), (each) => BigInt(each.charCodeAt(0)));
    return packBits([
      [header198, 8],
      ...fields,
      ...codes.map((code): readonly [bigint, number] => [code, 7]),
    ]);
  }
  if (!/^(0|[1-9]\d{0,11})$/.test(parts.serial) || BigInt(parts.serial) >= 1n << 38n)
    return undefined;
  return packBits([[header96, 8], ...fields, [BigInt(parts.serial), 38]]);
}
