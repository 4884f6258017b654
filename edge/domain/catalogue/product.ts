import type { Localised } from "../locale.ts";
import type { Money } from "../money.ts";
import type { Pack } from "./pack.ts";
import type { TaxKind } from "./tax.ts";

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
  /** What a member pays instead, where there is such a price. */
  readonly memberPrice?: Money;
  /** VAT in basis points on this day: 1300 is 13 %. */
  readonly vatBasisPoints: number;
  /** The class whose dated rates say so, and how it stands to VAT; absent: the rate is the product's own. */
  readonly tax?: { readonly class: string; readonly kind: TaxKind };
  /** Of one piece. GTIN-14 each, as text. */
  readonly barcodes: readonly string[];
  /** Larger units, smallest first; absent: there is none. */
  readonly packs?: readonly Pack[];
  /** What one piece weighs with its pack; for goods sold by weight, what one typical piece weighs. */
  readonly pieceGrams: number;
  /** What a bag or crate weighs in which goods by weight lie on a scale; absent: nothing. */
  readonly tareGrams?: number;
  readonly supplier: string;
}

/** A category of goods, in the order in which screens list them. */
export interface Category {
  readonly id: string;
  readonly names: Localised;
}
