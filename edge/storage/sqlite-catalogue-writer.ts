import type { Money } from "../domain/money.ts";
import type { TaxClass } from "../domain/catalogue/tax.ts";
import type { Database } from "../platform/sqlite.ts";
import type { CatalogueImport, CatalogueWriter } from "../usecases/import-catalogue.ts";
import type { Now } from "../usecases/moments.ts";
import { keepPrice, keepProduct, readFrame } from "./keep-product.ts";
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
    await this.#pen.write(async ({ db, append, forgetStockOf }) => {
      await keepFrame(db, catalogue);
      const frame = await readFrame(db);
      for (const product of catalogue.products) {
        await keepProduct(db, frame, product);
        forgetStockOf(product.sku);
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

  async setMemberPrice(sku: string, unitPrice: Money | undefined, fromMs: number): Promise<void> {
    await this.#pen.write(async ({ db, append }) => {
      await db.run(
        `INSERT INTO member_price (sku, from_ms, unit_price) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET unit_price = excluded.unit_price`,
        sku,
        fromMs,
        unitPrice ?? null,
      );
      const from = new Date(fromMs).toISOString();
      await append("member-price.set", this.#now(), { sku, unitPrice: unitPrice ?? null, from });
    });
  }

  async setTaxClass(taxClass: TaxClass): Promise<void> {
    const { id, names, rates } = taxClass;
    await this.#pen.write(async ({ db, append }) => {
      await db.run(
        `INSERT INTO tax_class (id, name_zh, name_en) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en`,
        id,
        names["zh-CN"],
        names.en,
      );
      await db.run("DELETE FROM tax_rate WHERE class = ?", id);
      for (const rate of rates)
        await db.run(
          `INSERT INTO tax_rate (class, valid_from, valid_to, kind, basis_points, source)
           VALUES (?, ?, ?, ?, ?, ?)`,
          id,
          rate.validFrom,
          rate.validTo ?? null,
          rate.kind,
          rate.basisPoints,
          rate.source,
        );
      await append("tax-class.set", this.#now(), { ...taxClass });
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
  for (const { id, names, leadTimeDays, minimumOrder } of catalogue.suppliers)
    await db.run(
      `INSERT INTO supplier (id, name_zh, name_en, lead_time_days, minimum_order)
       VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en,
         lead_time_days = excluded.lead_time_days, minimum_order = excluded.minimum_order`,
      id,
      names["zh-CN"],
      names.en,
      leadTimeDays,
      minimumOrder ?? 0,
    );
  for (const { id, name, card } of catalogue.members)
    await db.run("INSERT OR IGNORE INTO member (id, name, card) VALUES (?, ?, ?)", id, name, card);
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
