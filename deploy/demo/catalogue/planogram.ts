import { readFileSync } from "node:fs";
import { invariant } from "../../../edge/domain/invariant.ts";
import type { Shelf } from "../../../edge/domain/shelf/shelf.ts";
import { readTable } from "./csv.ts";
import { products } from "./products.ts";

type Column = "id" | "sku" | "facings" | "minimum" | "capacity" | "tareGrams";

function shelf(row: Record<Column, string>): Shelf {
  const product = products.find(({ sku }) => sku === row.sku);
  invariant(product !== undefined, `shelf ${row.id} holds an unknown product: ${row.sku}`);
  return {
    id: row.id,
    sku: row.sku,
    facings: Number(row.facings),
    minimum: Number(row.minimum),
    capacity: Number(row.capacity),
    tareGrams: Number(row.tareGrams),
    pieceGrams: product.pieceGrams,
  };
}

/** The demo shop's shelves with a scale each: row, bay and board, for example A03-2. */
export const planogram: readonly Shelf[] = readTable<Column>(
  readFileSync(new URL("./planogram.csv", import.meta.url), "utf8"),
).map(shelf);
