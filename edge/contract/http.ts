import { z } from "zod";
import { alertKinds } from "../domain/alert/alert.ts";
import { taxKinds } from "../domain/catalogue/tax.ts";
import { locales } from "../domain/locale.ts";
import { settlements, tenderMethods } from "../domain/sale/sale.ts";

/** The shapes of `/api/v1`, shared by the core, the screens and the command line. */

const instant = z.iso.datetime().describe("RFC 3339, UTC");
const amount = z.int().describe("minor units: 1280 is 12.80 CNY");
const localised = z.strictObject(
  Object.fromEntries(locales.map((each) => [each, z.string()])) as Record<
    (typeof locales)[number],
    z.ZodString
  >,
);

export const productShape = z.object({
  sku: z.string(),
  name: z.string().describe("in the shop's own language"),
  names: localised,
  size: z.string(),
  category: z.string(),
  soldBy: z.enum(["piece", "weight"]),
  price: amount.describe("of one piece or one kilogram, VAT included"),
  memberPrice: amount.optional().describe("what a member pays instead"),
  vatBasisPoints: z.int().describe("on this day"),
  tax: z
    .object({ class: z.string(), kind: z.enum(taxKinds) })
    .optional()
    .describe("absent: the rate is the product's own"),
  barcodes: z.array(z.string()).describe("GTIN-14, of one piece"),
  packs: z
    .array(
      z.object({
        level: z.enum(["inner", "case"]),
        pieces: z.int(),
        barcodes: z.array(z.string()),
      }),
    )
    .describe("larger units, smallest first"),
  pieceGrams: z.int(),
  tareGrams: z.int().describe("of the bag or crate in which it lies on a scale"),
  supplier: z.string(),
  picture: z.string().describe("path of its picture"),
});
export type ProductView = z.infer<typeof productShape>;

export const boxShape = z
  .tuple([z.number(), z.number(), z.number(), z.number()])
  .describe("[x, y, width, height] in pixels of the picture");

export const detectionShape = z.object({
  sku: z.string().nullable().describe("null: an item that is nothing known"),
  name: z.string(),
  names: localised,
  confidence: z.number().min(0).max(1),
  box: boxShape,
  candidates: z.array(z.object({ sku: z.string(), confidence: z.number() })),
});
export type Detection = z.infer<typeof detectionShape>;

export const reductionShape = z.object({
  rule: z.string().describe("the promotion's id, or member-price"),
  name: z.string(),
  names: localised,
  amount: amount.describe("what it took off the line"),
});

export const basketLineShape = z.object({
  id: z.string(),
  sku: z.string(),
  name: z.string(),
  names: localised,
  soldBy: z.enum(["piece", "weight"]),
  quantity: z.int().describe("pieces, or grams"),
  unitPrice: amount,
  list: amount,
  discount: amount,
  reductions: z.array(reductionShape).describe("why; they add up to the discount"),
  net: amount,
  source: z.enum(["tray", "scan", "hand", "tag"]),
});

export const basketShape = z.object({
  id: z.string(),
  kiosk: z.string(),
  state: z.enum(["open", "paying", "parked", "paid", "cancelled"]),
  lines: z.array(basketLineShape),
  total: amount,
  rounding: amount.optional().describe("what rounding the cash added; part of the total"),
  paid: amount.describe("what accepted tenders already cover"),
  currency: z.string(),
  interventions: z.array(
    z.object({ kind: z.string(), since: instant, seenBy: z.string().optional() }),
  ),
  member: z.object({ name: z.string() }).optional().describe("whose card was shown"),
  unknownItems: z.int().describe("items on the tray that the camera does not know"),
  parkNumber: z.int().optional(),
  openedAt: instant,
});
export type BasketView = z.infer<typeof basketShape>;

export const trayShape = basketShape.extend({
  detections: z.array(detectionShape),
  picture: z.object({ width: z.int(), height: z.int() }),
});
export type TrayView = z.infer<typeof trayShape>;

export const paymentShape = z.object({
  id: z.string(),
  method: z.enum(tenderMethods),
  amount,
  state: z
    .enum(["waiting", "paid", "declined", "unknown", "reversed"])
    .describe("waiting: the payer must act; unknown: the provider has not said, staff are told"),
  change: amount.describe("cash to give back"),
  qr: z.string().describe("what the code on the screen says; empty unless the payer scans it"),
  expiresAt: instant.optional(),
});
export type PaymentView = z.infer<typeof paymentShape>;

export const saleShape = z.object({
  id: z.string(),
  receipt: z.string(),
  total: amount,
  postedAt: instant,
  businessDay: z.string(),
  kiosk: z.string(),
  cashier: z.string(),
  lines: z.array(
    z.object({
      sku: z.string(),
      name: z.string(),
      soldBy: z.enum(["piece", "weight"]),
      quantity: z.int(),
      unitPrice: amount,
      discount: amount,
      reductions: z
        .array(z.object({ rule: z.string(), name: z.string(), amount }))
        .describe("why, in the language of the receipt"),
      net: amount,
      vat: amount,
      vatBasisPoints: z.int(),
    }),
  ),
  tenders: z.array(
    z.object({ method: z.enum(settlements), amount, received: amount, reference: z.string() }),
  ),
});
export type SaleView = z.infer<typeof saleShape>;

export const paymentAnswerShape = z.object({
  basket: basketShape,
  payment: paymentShape,
  sale: saleShape.optional(),
});
export type PaymentAnswer = z.infer<typeof paymentAnswerShape>;

export const alertShape = z.object({
  id: z.string(),
  kind: z.enum(alertKinds),
  place: z.string(),
  sku: z.string(),
  name: z.string(),
  names: localised,
  state: z.enum(["open", "accepted", "done", "not-so", "recovered"]),
  since: instant,
  closedAt: instant.optional(),
  evidence: z.record(z.string(), z.union([z.number(), z.string()])),
  owner: z.string(),
  backRoom: z.int().describe("pieces in the back room; 0: nobody can restock it now"),
  notified: z.array(z.object({ to: z.string(), channel: z.string(), at: instant })),
});
export type AlertView = z.infer<typeof alertShape>;

export const problemShape = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  messages: localised,
});
export type Problem = z.infer<typeof problemShape>;

/** What `/api/v1/live` says; a screen that missed some reads the list again. */
export const liveShape = z.discriminatedUnion("type", [
  z.object({ type: z.literal("alert"), alert: alertShape }),
  z.object({ type: z.literal("basket"), basket: basketShape }),
  z.object({ type: z.literal("payment"), basketId: z.string(), answer: paymentAnswerShape }),
  z.object({ type: z.literal("sale"), sale: saleShape }),
  z.object({
    type: z.literal("shelf"),
    shelf: z.string(),
    sku: z.string(),
    count: z.int(),
    grams: z.int(),
  }),
]);
export type LiveMessage = z.infer<typeof liveShape>;

export const sessionShape = z.object({
  name: z.string(),
  role: z.string(),
  store: z.string(),
  shopName: z.string(),
  locale: z.enum(locales),
  timeZone: z.string().describe("IANA name: the shop's own time, which its screens show"),
});
export type SessionView = z.infer<typeof sessionShape>;

/** What a kiosk must know before it can sell. */
export const kioskShape = z.object({
  kiosk: z.string(),
  store: z.string(),
  shopName: z.string(),
  locale: z.enum(locales),
  currency: z.string(),
  cashNotice: z.string(),
  servicePhone: z.string(),
  demoCamera: z.string().describe("address of pictures that stand in for a webcam; empty: none"),
  online: z.boolean().describe("whether headquarters has answered lately"),
});
export type KioskView = z.infer<typeof kioskShape>;

/** Today's figures for the manager's first page. */
export const todayShape = z.object({
  businessDay: z.string(),
  asOf: instant,
  revenue: amount,
  sales: z.int(),
  lastWeek: z.object({ revenueSoFar: amount, revenue: amount, sales: z.int() }),
  hours: z.array(z.object({ hour: z.int(), revenue: amount, lastWeek: amount })),
  cost: amount,
  margin: amount.describe("revenue without VAT less cost"),
  revenueExVat: amount,
  tenders: z.array(z.object({ method: z.string(), amount, count: z.int() })),
  alerts: z.object({
    raised: z.int(),
    open: z.int(),
    medianMinutes: z.number().nullable(),
    times: z.array(z.object({ at: instant, open: z.boolean() })),
  }),
  checkout: z.object({ medianSeconds: z.number().nullable() }),
  accuracy: z.object({ counted: z.int(), wrong: z.int() }).describe("stocktake lines of the day"),
  bestSellers: z.array(
    z.object({
      sku: z.string(),
      name: z.string(),
      names: localised,
      quantity: z.int(),
      soldBy: z.string(),
      revenue: amount,
    }),
  ),
  todo: z.array(
    z.object({
      kind: z.enum(["stock-negative", "near-expiry", "shelf-alerts", "relay-behind"]),
      count: z.int(),
      amount: amount.nullable(),
    }),
  ),
});
export type TodayView = z.infer<typeof todayShape>;
