import type { Pack } from "../domain/catalogue/pack.ts";
import type { Product, SoldBy } from "../domain/catalogue/product.ts";
import { taxRateOn, type TaxRate } from "../domain/catalogue/tax.ts";
import { money } from "../domain/money.ts";

export interface ProductRow {
  sku: string;
  name_zh: string;
  name_en: string;
  size: string;
  category: string;
  sold_by: SoldBy;
  vat_basis_points: number;
  tax_class: string | null;
  tax_rates: string;
  piece_grams: number;
  tare_grams: number;
  supplier: string;
  unit_price: number;
  member_price: number | null;
  barcodes: string;
  packs: string;
}

/** Every product that has a price at the instant ?1. */
export const selectProducts = `
  SELECT product.*, price.unit_price,
    (SELECT unit_price FROM member_price WHERE sku = product.sku AND from_ms <= ?1
     ORDER BY from_ms DESC LIMIT 1) AS member_price,
    (SELECT json_group_array(json_object('validFrom', valid_from, 'validTo', valid_to, 'kind', kind,
       'basisPoints', basis_points, 'source', source))
     FROM tax_rate WHERE class = product.tax_class) AS tax_rates,
    (SELECT json_group_array(gtin ORDER BY gtin) FROM barcode
     WHERE barcode.sku = product.sku AND level = 'piece') AS barcodes,
    (SELECT json_group_array(json_object('level', level, 'pieces', pieces, 'barcodes',
       (SELECT json_group_array(gtin ORDER BY gtin) FROM barcode
        WHERE barcode.sku = pack.sku AND barcode.level = pack.level)) ORDER BY pieces)
     FROM pack WHERE pack.sku = product.sku) AS packs
  FROM product JOIN price ON price.sku = product.sku
    AND price.from_ms = (SELECT max(from_ms) FROM price WHERE sku = product.sku AND from_ms <= ?1)`;

/** @param day whose tax rates hold, YYYY-MM-DD. */
export function productOf(row: ProductRow, day: string): Product {
  const packs = JSON.parse(row.packs) as Pack[];
  return {
    sku: row.sku,
    names: { "zh-CN": row.name_zh, en: row.name_en },
    size: row.size,
    category: row.category,
    soldBy: row.sold_by,
    unitPrice: money(row.unit_price),
    ...(row.member_price === null ? {} : { memberPrice: money(row.member_price) }),
    ...taxOf(row, day),
    barcodes: JSON.parse(row.barcodes) as string[],
    ...(packs.length === 0 ? {} : { packs }),
    pieceGrams: row.piece_grams,
    ...(row.tare_grams === 0 ? {} : { tareGrams: row.tare_grams }),
    supplier: row.supplier,
  };
}

/** A class without a rate on this day leaves the product's own. */
function taxOf(row: ProductRow, day: string): Pick<Product, "vatBasisPoints" | "tax"> {
  const rate = row.tax_class === null ? undefined : taxRateOn(taxRatesOf(row.tax_rates), day);
  return rate === undefined || row.tax_class === null
    ? { vatBasisPoints: row.vat_basis_points }
    : { vatBasisPoints: rate.basisPoints, tax: { class: row.tax_class, kind: rate.kind } };
}

/** @param json rates as the ledger's statements gather them. */
export function taxRatesOf(json: string): TaxRate[] {
  const rates = JSON.parse(json) as (Omit<TaxRate, "validTo"> & { validTo: string | null })[];
  return rates.map(({ validTo, ...rate }) => (validTo === null ? rate : { ...rate, validTo }));
}
