import { BitReader, packBits, packCompany, takeCompany } from "./epc-bits.ts";
import { ssccPartitions } from "./epc-partitions.ts";
import type { Reading } from "./reading.ts";

/** Reads an SSCC-96 tag: one case or pallet on its way. The last 24 bits must be zero. */
export function readSscc(hex: string): Reading[] {
  if (!/^31.{22}$/.test(hex)) return [];
  const bits = new BitReader(hex);
  bits.take(8);
  const found = takeCompany(bits, ssccPartitions);
  if (found === undefined || !bits.isRestZero()) return [{ scheme: "sscc-96", valid: false }];
  const { filter, company, reference } = found;
  return [
    {
      scheme: "sscc-96",
      valid: true,
      serial: reference,
      epc: `urn:epc:tag:sscc-96:${filter}.${company}.${reference}`,
    },
  ];
}

/** @returns undefined when the parts do not fit the standard. */
export function encodeSscc(parts: {
  filter: number;
  company: string;
  reference: string;
}): string | undefined {
  const fields = packCompany(parts, ssccPartitions);
  return fields && packBits([[0x31n, 8], ...fields, [0n, 24]]);
}
