import type { Partition } from "./epc-partitions.ts";

/** Reads the bits of a tag from the front. */
export class BitReader {
  readonly #bits: bigint;
  #left: number;

  /** @param hex an even or odd number of hexadecimal digits, nothing else. */
  constructor(hex: string) {
    this.#bits = BigInt(`0x${hex}`);
    this.#left = hex.length * 4;
  }

  /** @param width at most what is left. */
  take(width: number): bigint {
    this.#left -= width;
    return (this.#bits >> BigInt(this.#left)) & ((1n << BigInt(width)) - 1n);
  }

  /** Whether nothing but zeros is left. */
  isRestZero(): boolean {
    return (this.#bits & ((1n << BigInt(this.#left)) - 1n)) === 0n;
  }
}

/** Fields from the front, each with its width in bits, as hexadecimal digits filled up with zeros. */
export function packBits(fields: readonly (readonly [value: bigint, width: number])[]): string {
  const total = fields.reduce((sum, [, width]) => sum + width, 0);
  const bits = fields.reduce((packed, [value, width]) => (packed << BigInt(width)) | value, 0n);
  const padded = Math.ceil(total / 16) * 16;
  return (bits << BigInt(padded - total))
    .toString(16)
    .toUpperCase()
    .padStart(padded / 4, "0");
}

export interface CompanyAndReference {
  readonly filter: number;
  readonly company: string;
  /** Without digits when the reference has none. */
  readonly reference: string;
}

function digits(value: bigint, width: number): string | undefined {
  const text = width === 0 ? "" : value.toString().padStart(width, "0");
  return text.length === width && (width > 0 || value === 0n) ? text : undefined;
}

/**
 * Filter, partition, company prefix and reference, which stand behind the header of every GS1 tag.
 * @returns undefined for a partition that does not exist or numbers too large for their digits.
 */
export function takeCompany(
  bits: BitReader,
  table: readonly Partition[],
): CompanyAndReference | undefined {
  const filter = Number(bits.take(3));
  const partition = table[Number(bits.take(3))];
  if (partition === undefined) return undefined;
  const company = digits(bits.take(partition.companyBits), partition.companyDigits);
  const reference = digits(bits.take(partition.referenceBits), partition.referenceDigits);
  return company === undefined || reference === undefined
    ? undefined
    : { filter, company, reference };
}

/** The same fields as bits; undefined when the digits do not fit the standard's table. */
export function packCompany(
  { filter, company, reference }: CompanyAndReference,
  table: readonly Partition[],
): (readonly [bigint, number])[] | undefined {
  const partition = table.findIndex((each) => each.companyDigits === company.length);
  const row = table[partition];
  const isNumeric = /^\d*$/.test(`${company}${reference}`);
  if (row?.referenceDigits !== reference.length || !isNumeric || filter > 7) return undefined;
  return [
    [BigInt(filter), 3],
    [BigInt(partition), 3],
    [BigInt(company), row.companyBits],
    [BigInt(reference || "0"), row.referenceBits],
  ];
}
