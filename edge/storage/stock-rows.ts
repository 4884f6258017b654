import { money } from "../domain/money.ts";
import type { Content, Goods } from "../domain/stock/content.ts";
import type { LotStock } from "../domain/stock/stock.ts";
import type { Database } from "../platform/sqlite.ts";
import type { ProductStock } from "../usecases/post-sale.ts";

interface StockRow extends LotStock {
  readonly soldBy: "piece" | "weight";
  readonly unitCost: number;
  readonly content: Content["kind"];
  /** JSON, empty for what is no bundle. */
  readonly parts: string;
}

const select = `
  SELECT product.sku, sold_by AS soldBy, unit_cost AS unitCost, content,
         (SELECT json_group_array(json_object('sku', part.sku, 'quantity', part.quantity))
          FROM bundle_part AS part WHERE part.bundle = product.sku) AS parts,
         coalesce(lot, '') AS lot, coalesce(location, 'shelf') AS location,
         coalesce(quantity, 0) AS quantity, coalesce(cost, 0) AS cost,
         coalesce(best_before, '') AS bestBefore, coalesce(status, 'sellable') AS status
  FROM json_each(?) AS wanted JOIN product ON product.sku = wanted.value
  LEFT JOIN stock_balance USING (sku) LEFT JOIN lot USING (sku, lot)`;

/** What there is of some products, by lot and place. Unknown products are absent from the answer. */
export async function readStock(
  db: Database,
  skus: readonly string[],
): Promise<ReadonlyMap<string, ProductStock>> {
  const stock = new Map<string, ProductStock & { readonly lots: LotStock[] }>();
  for (const row of await db.all<StockRow>(select, JSON.stringify(skus))) {
    const known = stock.get(row.sku) ?? {
      content: contentOf(row),
      lots: [],
      provisional: { amount: money(row.unitCost), per: row.soldBy === "piece" ? 1 : 1_000 },
    };
    if (row.quantity !== 0) known.lots.push(row);
    stock.set(row.sku, known);
  }
  return stock;
}

function contentOf({ content, parts }: StockRow): Content {
  return content === "bundle"
    ? { kind: content, parts: JSON.parse(parts) as Goods[] }
    : { kind: content };
}
