/** How goods are packed: a piece, what holds some pieces, what holds some of those. */
export const packLevels = ["piece", "inner", "case"] as const;

export type PackLevel = (typeof packLevels)[number];

/** A unit larger than one piece. */
export interface Pack {
  readonly level: Exclude<PackLevel, "piece">;
  /** How many pieces it holds, at least 2. */
  readonly pieces: number;
  /** GTIN-14 each, as text: what a scanner reads on this unit. */
  readonly barcodes: readonly string[];
}

/** Goods in the units in which they are stored and ordered. */
export type Packed = Readonly<Record<PackLevel, number>>;

/** Pieces in one unit; undefined: the product has no such unit. */
export function piecesIn(level: PackLevel, packs: readonly Pack[]): number | undefined {
  return level === "piece" ? 1 : packs.find((pack) => pack.level === level)?.pieces;
}

/** So many pieces as whole cases, whole inners and what is left, each unit as large as it can be. */
export function inPacks(pieces: number, packs: readonly Pack[]): Packed {
  const cases = wholeUnits(pieces, piecesIn("case", packs));
  const left = pieces - cases * (piecesIn("case", packs) ?? 0);
  const inners = wholeUnits(left, piecesIn("inner", packs));
  return { case: cases, inner: inners, piece: left - inners * (piecesIn("inner", packs) ?? 0) };
}

/** The same goods in pieces. Units that the product does not have count for nothing. */
export function inPieces(packed: Packed, packs: readonly Pack[]): number {
  return packLevels.reduce(
    (total, level) => total + packed[level] * (piecesIn(level, packs) ?? 0),
    0,
  );
}

function wholeUnits(pieces: number, unit: number | undefined): number {
  return unit === undefined ? 0 : Math.floor(pieces / unit);
}

/** Why packs cannot be used, in words for their author; undefined when they can. */
export function packFault(packs: readonly Pack[]): string | undefined {
  const levels = packs.map((pack) => pack.level);
  if (new Set(levels).size < levels.length) return "packs: two of one level";
  const [inner, outer] = [piecesIn("inner", packs), piecesIn("case", packs)];
  return inner !== undefined && outer !== undefined && outer % inner !== 0
    ? "packs: a case holds whole inners"
    : undefined;
}
