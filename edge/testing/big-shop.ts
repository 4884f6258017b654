import { checkDigitOf } from "../domain/codes/check-digit.ts";
import { money, sum } from "../domain/money.ts";
import { priceLines } from "../domain/pricing/price-lines.ts";
import type { SaleDraft, Tender } from "../domain/sale/sale.ts";
import type { Random } from "../platform/random.ts";
import type { Store } from "../storage/open-store.ts";
import type { CatalogueProduct } from "../usecases/import-catalogue.ts";

const vatRates = [0, 900, 1_300];

/** Products go in by thousands: one transaction each. */
const importedAtOnce = 1_000;

/** Product number `n` of a big shop: sold by the piece, at 1.00 to 51.00. */
export function numberedProduct(n: number): CatalogueProduct {
  const payload = `0690${String(n).padStart(9, "0")}`;
  return {
    sku: skuOf(n),
    names: { "zh-CN": `商品 ${n}`, en: `Product ${n}` },
    size: "",
    category: "goods",
    soldBy: "piece",
    unitPrice: money(100 + ((n * 37) % 5_000)),
    vatBasisPoints: vatRates[n % vatRates.length]!,
    barcodes: [`${payload}${checkDigitOf(payload)}`],
    pieceGrams: 500,
    supplier: "supplier",
    unitCost: money(60 + ((n * 37) % 3_000)),
    shelfLifeDays: 0,
  };
}

function skuOf(n: number): string {
  return `p${String(n).padStart(6, "0")}`;
}

/** Fills a store with products 0 to `count` - 1, each with so many pieces of one lot on the shelf. */
export async function stockBigShop(
  store: Store,
  count: number,
  pieces: number,
  atMs: number,
): Promise<void> {
  for (let first = 0; first < count; first += importedAtOnce) {
    const products = Array.from({ length: Math.min(importedAtOnce, count - first) }, (_, index) =>
      numberedProduct(first + index),
    );
    await store.catalogueWriter.importCatalogue(
      {
        categories: [{ id: "goods", names: { "zh-CN": "商品", en: "Goods" } }],
        suppliers: [
          { id: "supplier", names: { "zh-CN": "供应商", en: "Supplier" }, leadTimeDays: 1 },
        ],
        products,
        shelves: [],
        members: [],
      },
      atMs,
    );
    if (pieces === 0) continue;
    const opening = products.map(({ sku, unitCost }) => ({
      sku,
      lot: "opening",
      location: "shelf" as const,
      bestBefore: "",
      quantity: pieces,
      cost: money(unitCost * pieces),
    }));
    await store.stock.receive(opening, "opening", { atMs, by: "test" });
  }
}

export interface BigSaleOptions {
  readonly products: number;
  readonly lines: number;
  readonly atMs: number;
}

/**
 * A sale of different products of a big shop, one to three pieces each, paid by one or two tenders.
 * Some goods sell more than others: half of the lines fall on an eighth of the products.
 */
export function bigSale(random: Random, key: string, options: BigSaleOptions): SaleDraft {
  const chosen = new Set<number>();
  while (chosen.size < options.lines) chosen.add(Math.floor(options.products * random.next() ** 3));
  const lines = [...chosen].map((n) => {
    const { sku, names, soldBy, unitPrice, vatBasisPoints } = numberedProduct(n);
    const quantity = random.between(1, 3);
    return { sku, name: names["zh-CN"], soldBy, quantity, unitPrice, vatBasisPoints };
  });
  const priced = priceLines(lines).map((price, index) => ({ ...lines[index]!, ...price }));
  const total = sum(priced.map((line) => line.net));
  const inCash = random.next() < 0.3 ? money(Math.floor(total / 2)) : total;
  const tenders: Tender[] = [{ method: "cash", amount: inCash, received: inCash, reference: "" }];
  const rest = money(total - inCash);
  if (rest > 0) tenders.push({ method: "card", amount: rest, received: rest, reference: key });
  return {
    key,
    kiosk: "k1",
    cashier: "",
    member: "",
    soldAtMs: options.atMs,
    lines: priced,
    tenders,
    total,
  };
}
