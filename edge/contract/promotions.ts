import { z } from "zod";
import { productShape } from "./http.ts";

/** The shapes of `/promotions` and `/prices` of `/api/v1`. */

const instant = z.iso.datetime().describe("RFC 3339, UTC");
const amount = z.int().min(0).max(100_000_000).describe("minor units");
const sku = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const basisPoints = z.int().min(1).max(10_000).describe("1000 is 10 % off");
const few = z.int().min(1).max(1_000);
const mostSets = z.int().min(0).max(1_000).default(0).describe("times a basket; 0: no limit");
const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .describe("HH:MM by the shop's clock");
const skus = z.array(sku).max(1_000);

const goodsShape = z
  .strictObject({
    skus: skus.default([]),
    categories: z.array(z.string().min(1).max(64)).max(100).default([]),
    except: skus.default([]).describe("left out whatever else is said"),
  })
  .describe("neither skus nor categories: everything");
const everything = { skus: [], categories: [], except: [] };

const minimum = z
  .strictObject({ amount: amount.default(0), pieces: z.int().min(0).max(10_000).default(0) })
  .default({ amount: 0, pieces: 0 })
  .describe("what the goods must come to; 0: nothing");

const effectShape = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("percent-off"), basisPoints, minimum }),
  z.strictObject({
    kind: z.literal("amount-off"),
    amount: amount.min(1),
    minimum,
    repeats: z.boolean().default(false).describe("once for every full minimum amount"),
  }),
  z.strictObject({ kind: z.literal("amount-off-each"), amount: amount.min(1) }),
  z.strictObject({ kind: z.literal("price-each"), price: amount }),
  z.strictObject({
    kind: z.literal("n-for-m"),
    take: few.min(2),
    pay: z.int().min(0).max(1_000),
    mostSets,
  }),
  z.strictObject({
    kind: z.literal("buy-x-get-y"),
    buy: few,
    get: few,
    basisPoints: basisPoints.default(10_000),
    reward: goodsShape.optional().describe("absent: the cheapest of the same goods"),
    mostSets,
  }),
  z.strictObject({ kind: z.literal("cheapest-free"), atLeast: few.min(2) }),
  z.strictObject({
    kind: z.literal("bundle-price"),
    parts: z
      .array(z.strictObject({ skus: skus.min(1), pieces: few }))
      .min(1)
      .max(20),
    price: amount,
    mostSets,
  }),
  z.strictObject({
    kind: z.literal("near-expiry"),
    steps: z
      .array(z.strictObject({ daysLeft: z.int().min(0).max(365), basisPoints }))
      .min(1)
      .max(20),
  }),
]);

/** `GET /promotions`, and the body of `POST /promotions`: one of the same id takes its place. */
export const promotionShape = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  names: productShape.shape.names.describe("what receipts and screens call it"),
  goods: goodsShape.default(everything),
  window: z
    .strictObject({
      from: instant.optional(),
      until: instant.optional().describe("not included"),
      weekdays: z.array(z.int().min(1).max(7)).max(7).default([]).describe("1 is Monday"),
      hours: z
        .array(z.strictObject({ from: clock, to: clock }))
        .max(10)
        .default([]),
    })
    .default({ weekdays: [], hours: [] }),
  membersOnly: z.boolean().default(false),
  coupon: z.string().max(64).default("").describe("the code that switches it on"),
  priority: z.int().min(-1_000).max(1_000).default(0).describe("higher comes first"),
  exclusive: z.boolean().default(false).describe("shares its goods with no other promotion"),
  effect: effectShape,
});
export type PromotionView = z.infer<typeof promotionShape>;

export const promotionListShape = z.object({
  items: z.array(promotionShape),
  next: z.string().nullable(),
});

/** One price of a product; `holds` says whether it is the one of now. */
export const priceShape = z.object({
  sku: z.string(),
  price: amount.nullable().describe("null: from then on members pay the usual price"),
  forMembers: z.boolean(),
  from: instant,
  holds: z.boolean(),
});
export type PriceView = z.infer<typeof priceShape>;

/** `GET /prices?sku=`, the latest first, future ones too. */
export const priceListShape = z.object({ items: z.array(priceShape), next: z.null() });

/** `POST /prices`. */
export const newPriceShape = z.strictObject({
  sku,
  price: amount.nullable(),
  forMembers: z.boolean().default(false),
  from: instant.optional().describe("absent: from now on"),
});
