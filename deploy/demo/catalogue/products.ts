import { readFileSync } from "node:fs";
import type { PackLevel } from "../../../edge/domain/catalogue/pack.ts";
import type { Product, SoldBy } from "../../../edge/domain/catalogue/product.ts";
import { checkDigitOf } from "../../../edge/domain/codes/check-digit.ts";
import { gtin14 } from "../../../edge/domain/codes/gtin.ts";
import { money, type Money } from "../../../edge/domain/money.ts";
import { readTable } from "./csv.ts";

/** A product of the demo shop with what buying and selling it is like. */
export interface DemoProduct extends Product {
  /** What the supplier asks for one piece, or for one kilogram, without VAT. */
  readonly unitCost: Money;
  /** The number to type for goods sold by weight; empty for the others. */
  readonly plu: string;
  /** From delivery to best before. */
  readonly shelfLifeDays: number;
  /** Pieces in one case; the supplier delivers whole cases. */
  readonly packPieces: number;
  readonly order: { readonly level: PackLevel; readonly minimum: number };
  /** Pieces that sell on an ordinary day. */
  readonly piecesPerDay: number;
}

type Column =
  | "sku"
  | "category"
  | "nameZh"
  | "nameEn"
  | "size"
  | "soldBy"
  | "code"
  | "price"
  | "cost"
  | "vatBasisPoints"
  | "pieceGrams"
  | "supplier"
  | "shelfLifeDays"
  | "packPieces"
  | "piecesPerDay";

/** Flag digits of Chinese scale labels that carry a weight and a price. */
const labelFlags = ["21", "22"];

/** Under its label's number with the measure at zero, a weighed product is found whatever it weighs. */
function labelBarcodes(plu: string): string[] {
  return labelFlags.map((flag) => {
    const payload = `${flag}${plu}00000`;
    return gtin14(`${payload}${checkDigitOf(payload)}`);
  });
}

/** The class of tax behind the rate that the table gives. */
function taxOf(vatBasisPoints: number): NonNullable<Product["tax"]> {
  if (vatBasisPoints === 0) return { class: "exempt", kind: "exempt" };
  return { class: vatBasisPoints === 900 ? "reduced" : "standard", kind: "taxed" };
}

function product(row: Record<Column, string>): DemoProduct {
  const soldBy: SoldBy = row.soldBy === "weight" ? "weight" : "piece";
  return {
    sku: row.sku,
    names: { "zh-CN": row.nameZh, en: row.nameEn },
    size: row.size,
    category: row.category,
    soldBy,
    unitPrice: money(Number(row.price)),
    vatBasisPoints: Number(row.vatBasisPoints),
    tax: taxOf(Number(row.vatBasisPoints)),
    barcodes: soldBy === "weight" ? labelBarcodes(row.code) : [gtin14(row.code)],
    pieceGrams: Number(row.pieceGrams),
    supplier: row.supplier,
    unitCost: money(Number(row.cost)),
    plu: soldBy === "weight" ? row.code : "",
    shelfLifeDays: Number(row.shelfLifeDays),
    packPieces: Number(row.packPieces),
    ...(soldBy === "piece"
      ? {
          packs: [{ level: "case", pieces: Number(row.packPieces), barcodes: [] }],
          order: { level: "case", minimum: 1 },
        }
      : { order: { level: "piece", minimum: 1 } }),
    piecesPerDay: Number(row.piecesPerDay),
  };
}

/**
 * Everything that the demo shop sells. GTINs are under 952, which GS1 keeps for demonstrations, and
 * exist nowhere else; VAT follows the kind of goods (13 %; 9 % grain, oil, fruit, milk; exempt
 * vegetables, fresh meat and eggs).
 */
export const products: readonly DemoProduct[] = readTable<Column>(
  readFileSync(new URL("./products.csv", import.meta.url), "utf8"),
).map(product);
