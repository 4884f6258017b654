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
export async function keepProduct(
  db: Database,
  frame: Frame,
  product: CatalogueProduct,
): Promise<void> {
  const { category, supplier, tax } = product;
  mustExist(frame, "category", category);
  mustExist(frame, "supplier", supplier);
  if (tax !== undefined) mustExist(frame, "taxClass", tax.class);
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

/** What products refer to; asked once an import, however many products there are. */
export interface Frame {
  readonly category: ReadonlySet<string>;
  readonly supplier: ReadonlySet<string>;
  readonly taxClass: ReadonlySet<string>;
}

export async function readFrame(db: Database): Promise<Frame> {
  const ids = async (sql: string) =>
    new Set((await db.all<{ id: string }>(sql)).map(({ id }) => id));
  return {
    category: await ids("SELECT id FROM category"),
    supplier: await ids("SELECT id FROM supplier"),
    taxClass: await ids("SELECT id FROM tax_class"),
  };
}

function mustExist(frame: Frame, what: keyof Frame, id: string): void {
  if (!frame[what].has(id))
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
  const { changes } = await db.run(
    `INSERT INTO barcode (gtin, sku, level) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET level = excluded.level WHERE sku = excluded.sku`,
    gtin,
    sku,
    level,
  );
  if (changes > 0) return;
  const owner = await db.get<{ sku: string }>("SELECT sku FROM barcode WHERE gtin = ?", gtin);
  throw new OperatingError(
    "REQUEST_INVALID",
    `barcode ${gtin} belongs to ${owner?.sku ?? "another"}`,
  );
}

async function keepNames(db: Database, product: Product): Promise<void> {
  const { sku, names, size, barcodes, packs = [] } = product;
  const reading = readName(`${names["zh-CN"]} ${size}`);
  const codes = [...barcodes, ...packs.flatMap((pack) => pack.barcodes)];
  // As it is printed, a code has no zeros in front.
  const typed = codes.flatMap((gtin) => [gtin, gtin.replace(/^0+/, "")]);
  const words = searchWords([names["zh-CN"], names.en, size, sku, ...typed].join(" ")).join(" ");
  await db.run(
    `INSERT INTO product_name (sku, name, pack, search) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET name = excluded.name, pack = excluded.pack`,
    sku,
    reading.name,
    packKey(reading),
    await keepWords(db, sku, words),
  );
}

/** @returns the row in which the words of a product are kept. */
async function keepWords(db: Database, sku: string, words: string): Promise<number> {
  const known = await db.get<{ search: number }>(
    "SELECT search FROM product_name WHERE sku = ?",
    sku,
  );
  if (known === undefined)
    return (await db.run("INSERT INTO product_search (sku, words) VALUES (?, ?)", sku, words))
      .lastId;
  await db.run("UPDATE product_search SET words = ? WHERE rowid = ?", words, known.search);
  return known.search;
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
