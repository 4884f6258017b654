import { z } from "zod";
import { alertShape, basketShape, productShape, saleShape } from "./http.ts";

/** The lists of `/api/v1` that the staff page and the manager's console read. */

const instant = z.iso.datetime().describe("RFC 3339, UTC");
const amount = z.int().describe("minor units: 1280 is 12.80 CNY");
const names = productShape.shape.names;

/** One page of a list; `next` goes back as `after`. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** `GET /products?text=&category=&after=&limit=`, in the order of the sku. */
export const productListShape = listOf(productShape);

/** `GET /alerts?state=open,accepted`, newest first. */
export const alertListShape = listOf(alertShape);

/** `GET /baskets`: those that wait for a person of the shop, parked or asking for help, oldest first. */
export const basketListShape = listOf(basketShape);

/** `GET /sales?day=&after=&limit=`, newest first. */
export const saleListShape = listOf(saleShape);

/** One place of the planogram with what its scale said last. */
export const shelfShape = z.object({
  id: z.string(),
  sku: z.string(),
  names,
  minimum: z.int(),
  capacity: z.int(),
  count: z.int().nullable().describe("pieces on the shelf; null: its scale has not spoken"),
  grams: z.int().nullable().describe("what its scale shows, the rail and dividers included"),
  tareGrams: z.int().describe("of that, rail and dividers"),
  pieceGrams: z.int().describe("what one piece weighs"),
  at: instant.nullable(),
  backRoom: z.int().describe("pieces in the back room"),
});
export type ShelfView = z.infer<typeof shelfShape>;
/** `GET /shelves`, in the order of their ids. */
export const shelfListShape = listOf(shelfShape);

/** What the ledger says lies at one place, of one lot. */
export const stockShape = z.object({
  sku: z.string(),
  names,
  soldBy: z.enum(["piece", "weight"]),
  location: z.string(),
  lot: z.string().describe("empty: no lot is known"),
  bestBefore: z.iso.date().nullable(),
  quantity: z.int().describe("pieces, or grams for goods sold by weight"),
});
export type StockView = z.infer<typeof stockShape>;
/** `GET /stock?sku=&location=&after=`, by sku, location, lot. */
export const stockListShape = listOf(stockShape);

/** One balanced set of the books; the amounts add up to zero. */
export const journalShape = z.object({
  id: z.string(),
  source: z.string().describe("the sale, delivery, count, shift, invoice or entry that it books"),
  kind: z.string(),
  at: instant,
  postings: z.array(
    z.object({ account: z.string(), amount: amount.describe("debit is positive") }),
  ),
});
export type JournalView = z.infer<typeof journalShape>;
/** `GET /journal?source=&after=`, newest first. */
export const journalListShape = listOf(journalShape);

/**
 * `GET /trial-balance?from=&to=`: every account; the totals are zero when the books balance. Without
 * days it is everything up to now.
 */
export const trialBalanceShape = z.object({
  items: z.array(
    z.object({
      account: z.string(),
      code: z.string().describe("in the shop's chart; empty: it does not have the account"),
      names,
      opening: amount,
      debit: amount,
      credit: amount,
      amount: amount.describe("at the end of the period"),
    }),
  ),
  total: amount,
});

/** A scale, reader, probe, label, camera or flow with its own identity. */
export const deviceShape = z.object({
  id: z.string(),
  kind: z.string(),
  online: z.boolean(),
  lastSeenAt: instant.nullable().describe("null: it has never spoken"),
});
export type DeviceView = z.infer<typeof deviceShape>;
/** `GET /devices`, by id. */
export const deviceListShape = listOf(deviceShape);

/** How well the camera was taught one product. */
export const galleryEntryShape = z.object({
  sku: z.string(),
  photos: z.int().min(0),
  taughtAt: instant.nullable(),
});
export type GalleryEntryView = z.infer<typeof galleryEntryShape>;
/** `GET /gallery`, by sku. */
export const galleryListShape = listOf(galleryEntryShape);
