/** One place of the planogram: a scale under one product. */
export interface Shelf {
  /** Also the id of the scale that weighs it, for example "A03-2". */
  readonly id: string;
  readonly sku: string;
  readonly facings: number;
  /** Fewer pieces than this raise an alert. */
  readonly minimum: number;
  readonly capacity: number;
  /** The shelf's rail, dividers and tray, which the scale weighs too. */
  readonly tareGrams: number;
  /** What one piece weighs. */
  readonly pieceGrams: number;
}
