import { mayBeSameGoods } from "../domain/catalogue/near-duplicate.ts";
import { packFault, piecesIn } from "../domain/catalogue/pack.ts";
import { normaliseName, packKey, readName } from "../domain/catalogue/product-name.ts";
import type { Product } from "../domain/catalogue/product.ts";
import type { CatalogueProduct, CatalogueWriter } from "./import-catalogue.ts";
import { refused, type Refused } from "./outcome.ts";
import type { Now } from "./moments.ts";
import type { Catalogue } from "./ports.ts";

export interface MasterDesk {
  readonly catalogue: Catalogue;
  readonly catalogueWriter: CatalogueWriter;
  readonly now: Now;
}

/** Goods of whose supplier nobody has spoken. */
export const directPurchase = {
  id: "direct",
  names: { "zh-CN": "自采", en: "Direct purchase" },
  leadTimeDays: 1,
} as const;

export interface KeptProduct {
  readonly kind: "kept";
  readonly product: Product;
  /** Products that may be the same goods under another name: somebody should look. */
  readonly alike: readonly { readonly sku: string; readonly name: string }[];
}

/**
 * Adds a product or changes one of the same sku. Its names are written by the rule for names.
 * @throws OperatingError REQUEST_INVALID when a code belongs to another product
 */
export async function keepProduct(
  desk: MasterDesk,
  given: CatalogueProduct,
): Promise<KeptProduct | Refused> {
  const product = {
    ...given,
    names: { "zh-CN": normaliseName(given.names["zh-CN"]), en: normaliseName(given.names.en) },
    size: normaliseName(given.size),
    supplier: given.supplier === "" ? directPurchase.id : given.supplier,
  };
  const fault = await faultOf(desk.catalogue, product);
  if (fault !== undefined) return refused("REQUEST_INVALID", fault);
  const alike = await alikeOf(desk.catalogue, product);
  const suppliers = product.supplier === directPurchase.id ? [directPurchase] : [];
  await desk.catalogueWriter.importCatalogue(
    { categories: [], suppliers, products: [product], shelves: [], members: [] },
    desk.now(),
  );
  return { kind: "kept", product: (await desk.catalogue.product(product.sku)) ?? product, alike };
}

async function faultOf(
  catalogue: Catalogue,
  { category, supplier, tax, packs, order }: CatalogueProduct,
): Promise<string | undefined> {
  if (!(await catalogue.categories()).some(({ id }) => id === category))
    return `category: there is no ${category}`;
  const isKnown = (await catalogue.suppliers()).some(({ id }) => id === supplier);
  if (!isKnown && supplier !== directPurchase.id) return `supplier: there is no ${supplier}`;
  if (tax !== undefined && !(await catalogue.taxClasses()).some(({ id }) => id === tax.class))
    return `taxClass: there is no ${tax.class}`;
  const level = order?.level ?? "piece";
  if (piecesIn(level, packs ?? []) === undefined)
    return `order.level: there is no ${level} among the packs`;
  return packFault(packs ?? []);
}

async function alikeOf(
  catalogue: Catalogue,
  { sku, names, size }: Product,
): Promise<KeptProduct["alike"]> {
  const mine = readName(`${names["zh-CN"]} ${size}`);
  const samePack = await catalogue.namesOfPack(packKey(mine));
  return samePack
    .filter((other) => other.sku !== sku && mayBeSameGoods(mine, { ...mine, name: other.name }))
    .slice(0, 5);
}
