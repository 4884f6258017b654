import type { Money } from "../domain/money.ts";
import type {
  CatalogueImport,
  CatalogueProduct,
  CatalogueWriter,
} from "../usecases/import-catalogue.ts";
import { OperatingError } from "../errors.ts";
import type { Database } from "../platform/sqlite.ts";
import type { Now } from "../usecases/ports.ts";
import type { Pen } from "./pen.ts";

/** Takes master data into the ledger, each import one transaction. */
export class SqliteCatalogueWriter implements CatalogueWriter {
  readonly #pen: Pen;
  readonly #now: Now;

  constructor(pen: Pen, now: Now) {
    this.#pen = pen;
    this.#now = now;
  }

  async importCatalogue(catalogue: CatalogueImport, atMs: number): Promise<void> {
    await this.#pen.write(async ({ db, append }) => {
      await keepFrame(db, catalogue);
      for (const product of catalogue.products) {
        await keepProduct(db, product);
        const isNew = await keepPrice(db, product.sku, product.unitPrice, atMs);
        if (isNew) await append("product.changed", this.#now(), { ...product });
      }
      await keepShelves(db, catalogue);
    });
  }

  async setPrice(sku: string, unitPrice: Money, fromMs: number): Promise<void> {
    await this.#pen.write(async ({ db, append }) => {
      await db.run(
        `INSERT INTO price (sku, from_ms, unit_price) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET unit_price = excluded.unit_price`,
        sku,
        fromMs,
        unitPrice,
      );
      await append("price.set", this.#now(), {
        sku,
        unitPrice,
        from: new Date(fromMs).toISOString(),
      });
    });
  }
}

async function keepFrame(db: Database, catalogue: CatalogueImport): Promise<void> {
  for (const [position, { id, names }] of catalogue.categories.entries())
    await db.run(
      `INSERT INTO category (id, position, name_zh, name_en) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET position = excluded.position, name_zh = excluded.name_zh,
         name_en = excluded.name_en`,
      id,
      position,
      names["zh-CN"],
      names.en,
    );
  for (const { id, names, leadTimeDays } of catalogue.suppliers)
    await db.run(
      `INSERT INTO supplier (id, name_zh, name_en, lead_time_days) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en,
         lead_time_days = excluded.lead_time_days`,
      id,
      names["zh-CN"],
      names.en,
      leadTimeDays,
    );
  for (const { id, name, card } of catalogue.members)
    await db.run("INSERT OR IGNORE INTO member (id, name, card) VALUES (?, ?, ?)", id, name, card);
}

async function keepProduct(db: Database, product: CatalogueProduct): Promise<void> {
  const { category, supplier } = product;
  await mustExist(db, "category", "SELECT 1 FROM category WHERE id = ?", category);
  await mustExist(db, "supplier", "SELECT 1 FROM supplier WHERE id = ?", supplier);
  await db.run(
    `INSERT INTO product (sku, name_zh, name_en, size, category, sold_by, vat_basis_points,
       piece_grams, supplier, shelf_life_days, unit_cost)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en,
       size = excluded.size, category = excluded.category,
       vat_basis_points = excluded.vat_basis_points, piece_grams = excluded.piece_grams,
       supplier = excluded.supplier, shelf_life_days = excluded.shelf_life_days`,
    product.sku,
    product.names["zh-CN"],
    product.names.en,
    product.size,
    product.category,
    product.soldBy,
    product.vatBasisPoints,
    product.pieceGrams,
    product.supplier,
    product.shelfLifeDays,
    product.unitCost,
  );
  for (const gtin of product.barcodes) await keepBarcode(db, gtin, product.sku);
}

async function mustExist(db: Database, what: string, sql: string, id: string): Promise<void> {
  if ((await db.get(sql, id)) === undefined)
    throw new OperatingError("REQUEST_INVALID", `${what}: there is no ${id}`);
}

async function keepBarcode(db: Database, gtin: string, sku: string): Promise<void> {
  const owner = await db.get<{ sku: string }>("SELECT sku FROM barcode WHERE gtin = ?", gtin);
  if (owner === undefined) await db.run("INSERT INTO barcode (gtin, sku) VALUES (?, ?)", gtin, sku);
  else if (owner.sku !== sku)
    throw new OperatingError("REQUEST_INVALID", `barcode ${gtin} belongs to ${owner.sku}`);
}

/** @returns false when the same price holds already. */
async function keepPrice(db: Database, sku: string, price: Money, atMs: number): Promise<boolean> {
  const holding = await db.get<{ unit_price: number }>(
    "SELECT unit_price FROM price WHERE sku = ? AND from_ms <= ? ORDER BY from_ms DESC LIMIT 1",
    sku,
    atMs,
  );
  if (holding?.unit_price === price) return false;
  await db.run(
    "INSERT OR REPLACE INTO price (sku, from_ms, unit_price) VALUES (?, ?, ?)",
    sku,
    atMs,
    price,
  );
  return true;
}

async function keepShelves(db: Database, catalogue: CatalogueImport): Promise<void> {
  for (const shelf of catalogue.shelves)
    await db.run(
      `INSERT INTO shelf (id, sku, facings, minimum, capacity, tare_grams, piece_grams)
       VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET sku = excluded.sku, facings = excluded.facings,
         minimum = excluded.minimum, capacity = excluded.capacity, tare_grams = excluded.tare_grams,
         piece_grams = excluded.piece_grams`,
      shelf.id,
      shelf.sku,
      shelf.facings,
      shelf.minimum,
      shelf.capacity,
      shelf.tareGrams,
      shelf.pieceGrams,
    );
}
