import { resolveCode } from "../domain/codes/resolve-code.ts";
import type { Reading } from "../domain/codes/reading.ts";
import type { Product } from "../domain/catalogue/product.ts";
import { money, type Money } from "../domain/money.ts";
import type { Catalogue } from "./ports.ts";

/** What a scanned code stands for in this shop. */
export interface FoundGoods {
  readonly product: Product;
  /** Pieces, or grams for goods sold by weight. */
  readonly quantity: number;
  /** What the label says the portion costs, if it says so. */
  readonly labelPrice?: Money;
  /** Best before, YYYY-MM-DD, if the code carries it. */
  readonly expiry?: string;
  /** Which lot the goods are of, if the code says it. */
  readonly lot?: string;
}

/** Undefined: no product of this shop has the code. Never throws, whatever was scanned. */
export async function findGoods(
  catalogue: Catalogue,
  code: string,
): Promise<FoundGoods | undefined> {
  const { winner } = resolveCode(code, "scan");
  if (winner === undefined) return undefined;
  const product = await productOf(catalogue, winner);
  if (product === undefined) return undefined;
  return {
    product,
    quantity: quantityOf(product, winner),
    ...(winner.amount === undefined ? {} : { labelPrice: money(winner.amount) }),
    ...(winner.expiry === undefined ? {} : { expiry: winner.expiry }),
    ...(winner.lot === undefined ? {} : { lot: winner.lot }),
  };
}

async function productOf(catalogue: Catalogue, reading: Reading): Promise<Product | undefined> {
  const byCode =
    reading.gtin === undefined ? undefined : await catalogue.productByBarcode(reading.gtin);
  if (byCode !== undefined || reading.sku === undefined) return byCode;
  return catalogue.product(reading.sku);
}

/** The code of an inner or a case stands for all the pieces in it. */
function piecesOf(product: Product, { gtin, count }: Reading): number {
  const pack = product.packs?.find(({ barcodes }) => gtin !== undefined && barcodes.includes(gtin));
  return Math.max(1, count ?? 1) * (pack?.pieces ?? 1);
}

/** A label that carries only a price still moves stock: by what that price buys. */
function quantityOf(product: Product, reading: Reading): number {
  if (product.soldBy === "piece") return piecesOf(product, reading);
  const { grams, amount } = reading;
  if (grams !== undefined && grams > 0) return grams;
  const bought =
    amount === undefined || product.unitPrice <= 0
      ? product.pieceGrams
      : Math.round((amount * 1_000) / product.unitPrice);
  return Math.max(1, bought);
}
