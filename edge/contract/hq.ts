import { z } from "zod";
import { salePostedBodyShape } from "./events.ts";

/** The shapes of headquarters' `/api/v1`, shared by its server and its screen. */

const instant = z.iso.datetime().describe("RFC 3339, UTC");
const amount = z.int().describe("minor units: 1280 is 12.80 CNY");
const day = z.iso.date().describe("a business day by the shops' own clock");

/** Sold in one hour of the business day, and in the same hour a week before. */
const hourShape = z.object({ hour: z.int().min(0).max(23), revenue: amount, lastWeek: amount });

/** How one store stands with headquarters, and what it sold today as far as its events have come. */
export const hqStoreShape = z.object({
  store: z.string(),
  name: z.string(),
  lastSeenAt: instant.nullable().describe("null: it has never spoken"),
  durable: z.int().min(0).describe("the highest contiguous sequence in HQ's database"),
  behind: z.int().min(0).describe("events that the store had at its last word and HQ has not"),
  chain: z.enum(["ok", "broken"]).describe("broken: an event does not follow from the one before"),
  parked: z.int().min(0).describe("events that could not be read, kept with a reason"),
  salesToday: z.int(),
  revenueToday: amount,
  lastWeek: z.object({
    revenueSoFar: amount.describe("of the same weekday, up to the same time"),
    revenue: amount.describe("of that whole day"),
  }),
  hours: z.array(hourShape).describe("in the order of the clock, only hours with sales"),
  days: z
    .array(z.object({ businessDay: day, revenue: amount.nullable() }))
    .describe("the last 14 days, oldest first; null: nothing has come for that day"),
});
export type HqStoreView = z.infer<typeof hqStoreShape>;

/** `GET /stores`. */
export const hqStoresShape = z.object({
  items: z.array(hqStoreShape),
  next: z.string().nullable(),
});

/** One line of `GET /sales?store=&after=&limit=`, newest first. */
export const hqSaleRowShape = z.object({
  store: z.string(),
  id: z.string(),
  receipt: z.string(),
  businessDay: day,
  postedAt: instant,
  kiosk: z.string(),
  total: amount,
  lines: z.int().describe("how many lines it has"),
});
export type HqSaleRow = z.infer<typeof hqSaleRowShape>;

export const hqSalesShape = z.object({
  items: z.array(hqSaleRowShape),
  next: z.string().nullable(),
});

/** `GET /sales/{store}/{id}`: the sale as its store sent it, with its movements and its journal. */
export const hqSaleShape = salePostedBodyShape.extend({
  store: z.string(),
  seq: z.int().describe("its link in the store's chain"),
  receivedAt: instant.describe("when HQ's database had it"),
});
export type HqSaleView = z.infer<typeof hqSaleShape>;

/** `GET /reports/today`: all stores together, or one with `?store=`. */
export const hqTodayShape = z.object({
  businessDay: day,
  asOf: instant,
  stores: z.int(),
  revenue: amount,
  sales: z.int(),
  lastWeek: z.object({ revenueSoFar: amount, revenue: amount, sales: z.int() }),
  hours: z.array(hourShape),
});
export type HqTodayView = z.infer<typeof hqTodayShape>;

/** `GET /stock?store=&sku=`: what the stores' movements add up to. */
export const hqStockShape = z.object({
  items: z.array(
    z.object({
      store: z.string(),
      sku: z.string(),
      location: z.string(),
      quantity: z.int().describe("pieces, or grams for goods sold by weight"),
    }),
  ),
  next: z.string().nullable(),
});

/** `GET /trial-balance?store=`: adds up to zero when every journal arrived whole. */
export const hqTrialBalanceShape = z.object({
  items: z.array(z.object({ store: z.string(), account: z.string(), amount })),
  total: amount,
});

/** What `/api/v1/live` of headquarters says; a screen that missed some reads the lists again. */
export const hqLiveShape = z.discriminatedUnion("type", [
  z.object({ type: z.literal("store"), store: hqStoreShape }),
  z.object({ type: z.literal("sale"), sale: hqSaleRowShape }),
]);
export type HqLiveMessage = z.infer<typeof hqLiveShape>;
