import type { Member } from "../domain/catalogue/member.ts";
import type { PackLevel } from "../domain/catalogue/pack.ts";
import type { Category, Product } from "../domain/catalogue/product.ts";
import type { Supplier } from "../domain/catalogue/supplier.ts";
import type { TaxClass } from "../domain/catalogue/tax.ts";
import type { Money } from "../domain/money.ts";
import type { Shelf } from "../domain/shelf/shelf.ts";

/** A product as a catalogue hands it in: with what it costs, and how long it keeps. */
export interface CatalogueProduct extends Product {
  /** Of one piece or one kilogram, VAT not included. */
  readonly unitCost: Money;
  /** 0: it does not spoil. */
  readonly shelfLifeDays: number;
  /** In which unit the supplier delivers, and how many of them at least; absent: single pieces. */
  readonly order?: { readonly level: PackLevel; readonly minimum: number };
}

/** Everything that a shop must know before it can sell. */
export interface CatalogueImport {
  readonly categories: readonly Category[];
  readonly suppliers: readonly Supplier[];
  readonly products: readonly CatalogueProduct[];
  readonly shelves: readonly Shelf[];
  readonly members: readonly Member[];
}

/** Takes master data in. The same import twice changes nothing the second time. */
export interface CatalogueWriter {
  /**
   * Prices hold from `atMs` on; what a known product cost last stays as deliveries have said.
   * @throws OperatingError REQUEST_INVALID when a barcode belongs to another product, or a category or
   *   supplier is not known; then nothing is kept.
   */
  importCatalogue(catalogue: CatalogueImport, atMs: number): Promise<void>;
  /** A future instant makes a price that switches on by itself. */
  setPrice(sku: string, unitPrice: Money, fromMs: number): Promise<void>;
  /** A member's price from an instant on; undefined ends it. */
  setMemberPrice(sku: string, unitPrice: Money | undefined, fromMs: number): Promise<void>;
  /** Keeps a class of tax with its rates by date, in the place of those that it had. */
  setTaxClass(taxClass: TaxClass): Promise<void>;
}
