import { BitReader, packBits, packCompany, takeCompany } from "./epc-bits.ts";
import { sglnPartitions } from "./epc-partitions.ts";
import type { Reading } from "./reading.ts";

/** Reads a SGLN-96 tag: a place, for example a shelf or a door. Extension "0" means none. */
export function readSgln(hex: string): Reading[] {
  if (!/^32.{22}$/.test(hex)) return [];
  const bits = new BitReader(hex);
  bits.take(8);
  const found = takeCompany(bits, sglnPartitions);
  if (found === undefined) return [{ scheme: "sgln-96", valid: false }];
  const { filter, company, reference } = found;
  const serial = bits.take(41).toString();
  return [
    {
      scheme: "sgln-96",
      valid: true,
      serial,
      epc: `urn:epc:tag:sgln-96:${filter}.${company}.${reference}.${serial}`,
    },
  ];
}

/** @returns undefined when the parts do not fit the standard. */
export function encodeSgln(parts: {
  filter: number;
  company: string;
  reference: string;
  serial: string;
}): string | undefined {
  const fields = packCompany(parts, sglnPartitions);
  if (fields === undefined || !/^(0|[1-9]\d{0,12})$/.test(parts.serial)) return undefined;
  if (BigInt(parts.serial) >= 1n << 41n) return undefined;
  return packBits([[0x32n, 8], ...fields, [BigInt(parts.serial), 41]]);
}
