import type { Localised } from "../locale.ts";
import type { Money } from "../money.ts";

export type SoldBy = "piece" | "weight";

/** Something that the shop sells, with the price that holds now. */
export interface Product {
  /** The shop's own number: letters, digits, "-" and "_". */
  readonly sku: string;
  readonly names: Localised;
  /** What the pack says about its content, for example "500 mL"; empty for goods sold by weight. */
  readonly size: string;
  readonly category: string;
  readonly soldBy: SoldBy;
  /** Price of one piece, or of one kilogram, VAT included. */
  readonly unitPrice: Money;
  /** VAT in basis points: 1300 is 13 %. */
  readonly vatBasisPoints: number;
  /** GTIN-14 each, as text. */
  readonly barcodes: readonly string[];
  /** What one piece weighs with its pack; for goods sold by weight, what one typical piece weighs. */
  readonly pieceGrams: number;
  readonly supplier: string;
}

/** A category of goods, in the order in which screens list them. */
export interface Category {
  readonly id: string;
  readonly names: Localised;
}
