import type { Category, Product } from "../domain/catalogue/product.ts";
import { searchWords } from "../domain/catalogue/search-words.ts";
import type { Supplier } from "../domain/catalogue/supplier.ts";
import type { TaxClass } from "../domain/catalogue/tax.ts";
import { money, type Money } from "../domain/money.ts";
import type { BusinessDay } from "../domain/sale/business-day.ts";
import type { Shelf } from "../domain/shelf/shelf.ts";
import type { LotStatus } from "../domain/stock/stock.ts";
import type { Database } from "../platform/sqlite.ts";
import type { Now } from "../usecases/moments.ts";
import type { Catalogue, DatedPrice } from "../usecases/ports.ts";
import { productOf, selectProducts, taxRatesOf, type ProductRow } from "./product-rows.ts";

/** What the shop sells, at the prices and tax rates that hold now. */
export class SqliteCatalogue implements Catalogue {
  readonly #reader: Database;
  readonly #now: Now;
  readonly #dayOf: BusinessDay;

  constructor(reader: Database, now: Now, dayOf: BusinessDay) {
    this.#reader = reader;
    this.#now = now;
    this.#dayOf = dayOf;
  }

  async product(sku: string): Promise<Product | undefined> {
    return (await this.#products("WHERE product.sku = ?2", sku))[0];
  }

  async productByBarcode(gtin: string): Promise<Product | undefined> {
    const found = "WHERE product.sku = (SELECT sku FROM barcode WHERE gtin = ?2)";
    return (await this.#products(found, gtin))[0];
  }

  products(page: {
    text: string;
    category: string;
    after: string;
    limit: number;
  }): Promise<Product[]> {
    const match = matchOf(page.text);
    if (match === "" && page.text.trim() !== "") return Promise.resolve([]);
    const wanted = match === "" ? "" : "AND product.sku IN (SELECT sku FROM product_search(?5))";
    const values = [page.after, page.category, page.limit, ...(match === "" ? [] : [match])];
    return this.#products(
      `WHERE product.sku > ?2 AND (?3 = '' OR category = ?3) ${wanted}
       ORDER BY product.sku LIMIT ?4`,
      ...values,
    );
  }

  lot(sku: string, lot: string): Promise<{ bestBefore: string; status: LotStatus } | undefined> {
    return this.#reader.get(
      "SELECT best_before AS bestBefore, status FROM lot WHERE sku = ? AND lot = ?",
      sku,
      lot,
    );
  }

  async categories(): Promise<Category[]> {
    const rows = await this.#reader.all<{ id: string; name_zh: string; name_en: string }>(
      "SELECT id, name_zh, name_en FROM category ORDER BY position",
    );
    return rows.map((row) => ({ id: row.id, names: { "zh-CN": row.name_zh, en: row.name_en } }));
  }

  async suppliers(): Promise<Supplier[]> {
    const rows = await this.#reader.all<{
      id: string;
      name_zh: string;
      name_en: string;
      lead_time_days: number;
      minimum_order: number;
    }>("SELECT * FROM supplier ORDER BY id");
    return rows.map((row) => ({
      id: row.id,
      names: { "zh-CN": row.name_zh, en: row.name_en },
      leadTimeDays: row.lead_time_days,
      ...(row.minimum_order === 0 ? {} : { minimumOrder: money(row.minimum_order) }),
    }));
  }

  async taxClasses(): Promise<TaxClass[]> {
    const rows = await this.#reader.all<{
      id: string;
      name_zh: string;
      name_en: string;
      rates: string;
    }>(
      `SELECT tax_class.*, (SELECT json_group_array(json_object('validFrom', valid_from,
         'validTo', valid_to, 'kind', kind, 'basisPoints', basis_points, 'source', source)
         ORDER BY valid_from) FROM tax_rate WHERE class = tax_class.id) AS rates
       FROM tax_class ORDER BY id`,
    );
    return rows.map(({ id, name_zh, name_en, rates }) => ({
      id,
      names: { "zh-CN": name_zh, en: name_en },
      rates: taxRatesOf(rates),
    }));
  }

  async prices(sku: string): Promise<DatedPrice[]> {
    const rows = await this.#reader.all<{
      from_ms: number;
      unit_price: number | null;
      is_for_members: 0 | 1;
    }>(
      `SELECT from_ms, unit_price, 0 AS is_for_members FROM price WHERE sku = ?1
       UNION ALL SELECT from_ms, unit_price, 1 FROM member_price WHERE sku = ?1
       ORDER BY from_ms DESC, is_for_members`,
      sku,
    );
    return rows.map((row) => ({
      sku,
      fromMs: row.from_ms,
      unitPrice: row.unit_price === null ? undefined : (money(row.unit_price) satisfies Money),
      isForMembers: row.is_for_members === 1,
    }));
  }

  namesOfPack(packKey: string): Promise<{ sku: string; name: string }[]> {
    return this.#reader.all("SELECT sku, name FROM product_name WHERE pack = ?", packKey);
  }

  shelves(): Promise<Shelf[]> {
    return readShelves(this.#reader);
  }

  async #products(where: string, ...values: (string | number)[]): Promise<Product[]> {
    const now = this.#now();
    const rows = await this.#reader.all<ProductRow>(`${selectProducts} ${where}`, now, ...values);
    const day = this.#dayOf(now);
    return rows.map((row) => productOf(row, day));
  }
}

/** A query of FTS5: every word that was typed must be there, the last of each group at least begun. */
function matchOf(text: string): string {
  return text
    .split(/\s+/)
    .map((group) => searchWords(group).join(" "))
    .filter((phrase) => phrase !== "")
    .map((phrase) => `"${phrase}"*`)
    .join(" ");
}

/** The planogram, in the order of the shelves' ids. */
export function readShelves(reader: Database): Promise<Shelf[]> {
  return reader.all<Shelf>(
    `SELECT id, sku, facings, minimum, capacity, tare_grams AS tareGrams, piece_grams AS pieceGrams
     FROM shelf ORDER BY id`,
  );
}
