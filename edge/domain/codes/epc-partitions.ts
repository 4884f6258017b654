/** How the company prefix and the reference after it share their bits, by partition value 0 to 6. */
export interface Partition {
  readonly companyBits: number;
  readonly companyDigits: number;
  readonly referenceBits: number;
  readonly referenceDigits: number;
}

const companyBits = [40, 37, 34, 30, 27, 24, 20];

/** @see GS1 EPC Tag Data Standard 14.2 to 14.4 (partition tables) */
function partitions(totalBits: number, totalDigits: number): readonly Partition[] {
  return companyBits.map((bits, partition) => ({
    companyBits: bits,
    companyDigits: 12 - partition,
    referenceBits: totalBits - bits,
    referenceDigits: totalDigits - (12 - partition),
  }));
}

/** Indicator digit and item reference: 44 bits and 13 digits with the company prefix. */
export const sgtinPartitions = partitions(44, 13);

/** Extension digit and serial reference: 58 bits, 17 digits. */
export const ssccPartitions = partitions(58, 17);

/** Location reference: 41 bits, 12 digits. */
export const sglnPartitions = partitions(41, 12);
