import type { Category, Product, SoldBy } from "../domain/catalogue/product.ts";
import { money } from "../domain/money.ts";
import type { Shelf } from "../domain/shelf/shelf.ts";
import type { Database } from "../platform/sqlite.ts";
import type { Catalogue, Now } from "../usecases/ports.ts";

interface ProductRow {
  sku: string;
  name_zh: string;
  name_en: string;
  size: string;
  category: string;
  sold_by: SoldBy;
  vat_basis_points: number;
  piece_grams: number;
  supplier: string;
  unit_price: number;
  barcodes: string;
}

/** Every product that has a price at the instant ?1. */
const select = `
  SELECT product.*, price.unit_price,
    (SELECT json_group_array(gtin ORDER BY gtin) FROM barcode WHERE barcode.sku = product.sku) AS barcodes
  FROM product JOIN price ON price.sku = product.sku
    AND price.from_ms = (SELECT max(from_ms) FROM price WHERE sku = product.sku AND from_ms <= ?1)`;

/** What the shop sells, at the prices that hold now. */
export class SqliteCatalogue implements Catalogue {
  readonly #reader: Database;
  readonly #now: Now;

  constructor(reader: Database, now: Now) {
    this.#reader = reader;
    this.#now = now;
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
    return this.#products(
      `WHERE product.sku > ?2 AND (?3 = '' OR category = ?3)
         AND (?4 = '' OR instr(lower(name_zh || ' ' || name_en || ' ' || product.sku), lower(?4)) > 0
              OR EXISTS (SELECT 1 FROM barcode WHERE barcode.sku = product.sku AND instr(gtin, ?4) > 0))
       ORDER BY product.sku LIMIT ?5`,
      page.after,
      page.category,
      page.text,
      page.limit,
    );
  }

  async categories(): Promise<Category[]> {
    const rows = await this.#reader.all<{ id: string; name_zh: string; name_en: string }>(
      "SELECT id, name_zh, name_en FROM category ORDER BY position",
    );
    return rows.map((row) => ({ id: row.id, names: { "zh-CN": row.name_zh, en: row.name_en } }));
  }

  shelves(): Promise<Shelf[]> {
    return readShelves(this.#reader);
  }

  async #products(where: string, ...values: (string | number)[]): Promise<Product[]> {
    const rows = await this.#reader.all<ProductRow>(`${select} ${where}`, this.#now(), ...values);
    return rows.map(productOf);
  }
}

/** The planogram, in the order of the shelves' ids. */
export function readShelves(reader: Database): Promise<Shelf[]> {
  return reader.all<Shelf>(
    `SELECT id, sku, facings, minimum, capacity, tare_grams AS tareGrams, piece_grams AS pieceGrams
     FROM shelf ORDER BY id`,
  );
}

function productOf(row: ProductRow): Product {
  return {
    sku: row.sku,
    names: { "zh-CN": row.name_zh, en: row.name_en },
    size: row.size,
    category: row.category,
    soldBy: row.sold_by,
    unitPrice: money(row.unit_price),
    vatBasisPoints: row.vat_basis_points,
    barcodes: JSON.parse(row.barcodes) as string[],
    pieceGrams: row.piece_grams,
    supplier: row.supplier,
  };
}
