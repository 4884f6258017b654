import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { v7 as newId } from "uuid";
import { money, sum } from "../domain/money.ts";
import { priceLines } from "../domain/pricing/price-lines.ts";
import type { SaleDraft, TenderMethod } from "../domain/sale/sale.ts";
import { openStore, type Store } from "../storage/open-store.ts";
import type { CatalogueImport, CatalogueProduct } from "../usecases/import-catalogue.ts";

/** 24 November 2026, 14:00 in Shanghai. */
export const noonMs = Date.UTC(2026, 10, 24, 6);

function product(sku: string, zh: string, price: number, cost: number): CatalogueProduct {
  return {
    sku,
    names: { "zh-CN": zh, en: sku },
    size: "",
    category: "food",
    soldBy: sku === "apple" ? "weight" : "piece",
    unitPrice: money(price),
    vatBasisPoints: sku === "milk" ? 900 : 1_300,
    barcodes: [],
    pieceGrams: 500,
    supplier: "farm",
    unitCost: money(cost),
    shelfLifeDays: 0,
  };
}

/** A shop of four products: milk 5.00, tofu 2.50, tea 5.50, and apples at 14.98 a kilogram. */
export const smallCatalogue: CatalogueImport = {
  categories: [{ id: "food", names: { "zh-CN": "食品", en: "Food" } }],
  suppliers: [{ id: "farm", names: { "zh-CN": "农场", en: "Farm" }, leadTimeDays: 1 }],
  products: [
    product("milk", "牛奶", 500, 300),
    product("tofu", "豆腐", 250, 100),
    product("tea", "茶", 550, 310),
    product("apple", "苹果", 1_498, 800),
  ],
  shelves: [
    {
      id: "A01-1",
      sku: "milk",
      facings: 2,
      minimum: 3,
      capacity: 12,
      tareGrams: 400,
      pieceGrams: 500,
    },
  ],
  members: [],
};

export interface SmallShop {
  readonly data: string;
  readonly store: Store;
  /** A product more, at 1.00. */
  readonly addProduct: (sku: string) => Promise<void>;
  readonly nowMs: () => number;
  /** Moves the shop's clock. */
  readonly passMs: (ms: number) => void;
  readonly close: () => Promise<void>;
}

/** Opens a small shop in a directory of its own, or again in a given one. */
export async function openSmallShop(
  data = mkdtempSync(join(tmpdir(), "tillbox-shop-")),
): Promise<SmallShop> {
  let nowMs = noonMs;
  const store = await openStore(data, {
    now: () => nowMs,
    newId,
    store: "s001",
    timeZone: "Asia/Shanghai",
    dayStartsAt: "04:00",
    onUnknownCommit: (error) => {
      throw error;
    },
  });
  await store.catalogueWriter.importCatalogue(smallCatalogue, 0);
  return {
    data,
    store,
    addProduct: async (sku) => {
      const added = { ...product(sku, sku, 100, 60), vatBasisPoints: 1_300 };
      const nothing = { categories: [], suppliers: [], shelves: [], members: [] };
      await store.catalogueWriter.importCatalogue({ ...nothing, products: [added] }, 0);
    },
    nowMs: () => nowMs,
    passMs: (ms) => (nowMs += ms),
    close: async () => {
      await store.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** A sale of some products at their price, paid exactly unless `paid` says otherwise. */
export function draftOf(
  key: string,
  goods: Readonly<Record<string, number>>,
  options: { paid?: number; method?: TenderMethod; soldAtMs?: number } = {},
): SaleDraft {
  const lines = Object.entries(goods).map(([sku, quantity]) => {
    const known = smallCatalogue.products.find((each) => each.sku === sku);
    return {
      sku,
      name: known?.names["zh-CN"] ?? sku,
      soldBy: known?.soldBy ?? "piece",
      quantity,
      unitPrice: known?.unitPrice ?? money(100),
      vatBasisPoints: known?.vatBasisPoints ?? 1_300,
    };
  });
  const priced = priceLines(lines).map((price, index) => ({ ...lines[index]!, ...price }));
  const total = sum(priced.map((line) => line.net));
  const amount = money(options.paid ?? total);
  const method = options.method ?? "cash";
  return {
    key,
    kiosk: "k1",
    cashier: "",
    member: "",
    soldAtMs: options.soldAtMs ?? noonMs,
    lines: priced,
    tenders: [{ method, amount, received: amount, reference: method === "cash" ? "" : key }],
    total,
  };
}
