import type { PackLevel } from "../domain/catalogue/pack.ts";
import { packKey, readName } from "../domain/catalogue/product-name.ts";
import type { Product } from "../domain/catalogue/product.ts";
import { searchWords } from "../domain/catalogue/search-words.ts";
import type { Money } from "../domain/money.ts";
import { OperatingError } from "../errors.ts";
import type { Database } from "../platform/sqlite.ts";
import type { CatalogueProduct } from "../usecases/import-catalogue.ts";

/**
 * Keeps a product with its packs, codes and names. What it cost last stays as deliveries have said.
 * @throws OperatingError REQUEST_INVALID
 */
export async function keepProduct(db: Database, product: CatalogueProduct): Promise<void> {
  const { category, supplier, tax } = product;
  await mustExist(db, "category", "SELECT 1 FROM category WHERE id = ?", category);
  await mustExist(db, "supplier", "SELECT 1 FROM supplier WHERE id = ?", supplier);
  if (tax !== undefined)
    await mustExist(db, "taxClass", "SELECT 1 FROM tax_class WHERE id = ?", tax.class);
  await db.run(
    `INSERT INTO product (sku, name_zh, name_en, size, category, sold_by, vat_basis_points,
       piece_grams, supplier, shelf_life_days, unit_cost, tare_grams, order_level, order_minimum,
       tax_class)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en,
       size = excluded.size, category = excluded.category,
       vat_basis_points = excluded.vat_basis_points, piece_grams = excluded.piece_grams,
       supplier = excluded.supplier, shelf_life_days = excluded.shelf_life_days,
       tare_grams = excluded.tare_grams, order_level = excluded.order_level,
       order_minimum = excluded.order_minimum, tax_class = excluded.tax_class`,
    product.sku,
    product.names["zh-CN"],
    product.names.en,
    product.size,
    category,
    product.soldBy,
    product.vatBasisPoints,
    product.pieceGrams,
    supplier,
    product.shelfLifeDays,
    product.unitCost,
    product.tareGrams ?? 0,
    product.order?.level ?? "piece",
    product.order?.minimum ?? 1,
    tax?.class ?? null,
  );
  await keepUnits(db, product);
  await keepNames(db, product);
}

async function mustExist(db: Database, what: string, sql: string, id: string): Promise<void> {
  if ((await db.get(sql, id)) === undefined)
    throw new OperatingError("REQUEST_INVALID", `${what}: there is no ${id}`);
}

async function keepUnits(db: Database, { sku, barcodes, packs = [] }: Product): Promise<void> {
  for (const gtin of barcodes) await keepBarcode(db, gtin, sku, "piece");
  for (const pack of packs) {
    await db.run(
      `INSERT INTO pack (sku, level, pieces) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET pieces = excluded.pieces`,
      sku,
      pack.level,
      pack.pieces,
    );
    for (const gtin of pack.barcodes) await keepBarcode(db, gtin, sku, pack.level);
  }
}

async function keepBarcode(
  db: Database,
  gtin: string,
  sku: string,
  level: PackLevel,
): Promise<void> {
  const owner = await db.get<{ sku: string }>("SELECT sku FROM barcode WHERE gtin = ?", gtin);
  if (owner !== undefined && owner.sku !== sku)
    throw new OperatingError("REQUEST_INVALID", `barcode ${gtin} belongs to ${owner.sku}`);
  await db.run(
    `INSERT INTO barcode (gtin, sku, level) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET level = excluded.level`,
    gtin,
    sku,
    level,
  );
}

async function keepNames(db: Database, product: Product): Promise<void> {
  const { sku, names, size, barcodes, packs = [] } = product;
  const reading = readName(`${names["zh-CN"]} ${size}`);
  await db.run(
    `INSERT INTO product_name (sku, name, pack) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET name = excluded.name, pack = excluded.pack`,
    sku,
    reading.name,
    packKey(reading),
  );
  const codes = [...barcodes, ...packs.flatMap((pack) => pack.barcodes)];
  // As it is printed, a code has no zeros in front.
  const typed = codes.flatMap((gtin) => [gtin, gtin.replace(/^0+/, "")]);
  const words = searchWords([names["zh-CN"], names.en, size, sku, ...typed].join(" "));
  const known = await db.get<{ id: number }>(
    "SELECT search AS id FROM product_name WHERE sku = ? AND search IS NOT NULL",
    sku,
  );
  if (known !== undefined) {
    await db.run("UPDATE product_search SET words = ? WHERE rowid = ?", words.join(" "), known.id);
    return;
  }
  const { lastId } = await db.run(
    "INSERT INTO product_search (sku, words) VALUES (?, ?)",
    sku,
    words.join(" "),
  );
  await db.run("UPDATE product_name SET search = ? WHERE sku = ?", lastId, sku);
}

/** @returns false when the same price holds already. */
export async function keepPrice(
  db: Database,
  sku: string,
  price: Money,
  atMs: number,
): Promise<boolean> {
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
