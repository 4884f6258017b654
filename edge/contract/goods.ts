import { z } from "zod";

/** Orders, deliveries, transfers, stocktakes, lots and places under `/api/v1`. */

const sku = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const quantity = z.int().min(1).max(100_000).describe("pieces, or grams");
const amount = z.int().min(0).max(100_000_000).describe("minor units, VAT not included");
const lotName = z.string().min(1).max(64);
const instant = z.iso.datetime().describe("RFC 3339, UTC");
const date = z.iso.date().or(z.literal(""));

/** "shelf/A01-1": a way through the tree of places. */
export const placeId = z.string().regex(/^[A-Za-z0-9_-]{1,64}(\/[A-Za-z0-9_-]{1,64}){0,3}$/);

export const writtenShape = z.object({ id: z.string() });

function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

export const newOrderShape = z.strictObject({
  supplier: z.string().min(1).max(64),
  expectedOn: date.default(""),
  lines: z
    .array(
      z.strictObject({
        sku,
        quantity,
        unitCost: amount.default(0).describe("expected, of one piece or one kilogram"),
      }),
    )
    .min(1)
    .max(500),
});

export const orderShape = z.object({
  id: z.string(),
  supplier: z.string(),
  expectedOn: z.string(),
  placedAt: instant,
  by: z.string(),
  state: z.enum(["open", "partial", "received", "closed"]),
  lines: z.array(
    z.object({
      sku: z.string(),
      quantity: z.int(),
      unitCost: z.int(),
      received: z.int(),
      refused: z.int(),
    }),
  ),
});
export const orderListShape = listOf(orderShape);

/** Goods of a delivery: named, or by the code on their box, which may say lot and date. */
export const deliveryLineShape = z.strictObject({
  sku: sku.optional(),
  code: z.string().min(1).max(512).optional().describe("instead of the sku: what was scanned"),
  lot: lotName.optional(),
  quantity,
  cost: amount.describe("of all of them, VAT not included"),
  bestBefore: date.optional(),
  location: placeId.default("back-room"),
});

export const deliveryShape = z.strictObject({
  order: z.string().min(1).max(64).optional(),
  lines: z.array(deliveryLineShape).max(500),
  refused: z
    .array(z.strictObject({ sku, quantity, reason: z.string().max(200).default("") }))
    .max(500)
    .default([])
    .describe("what was not taken off the lorry; only for an order"),
});

export const shipmentShape = z.strictObject({
  to: z.string().min(1).max(64).describe("the other shop"),
  from: placeId.default("back-room"),
  lines: z.array(z.strictObject({ sku, quantity })).min(1).max(500),
});

export const lotOutcomeShape = z.object({
  sku: z.string(),
  lot: z.string(),
  arrived: z.int().min(0).max(1_000_000),
  rejected: z.int().min(0).max(1_000_000),
  lost: z.int().min(0).max(1_000_000),
});

export const settlementShape = z.strictObject({
  lots: z.array(lotOutcomeShape).min(1).max(500).describe("every shipped lot, none left over"),
});

export const arrivalShape = z.strictObject({
  from: z.string().min(1).max(64).describe("the other shop"),
  transfer: z.string().min(1).max(64).describe("the id that it gave the transfer: it arrives once"),
  lines: z
    .array(
      z.strictObject({
        sku,
        lot: lotName,
        quantity,
        cost: amount,
        bestBefore: date.default(""),
        location: placeId.default("back-room"),
      }),
    )
    .min(1)
    .max(500),
});

export const transferShape = z.object({
  id: z.string(),
  to: z.string(),
  state: z.enum(["shipped", "settled"]),
  shippedAt: instant,
  by: z.string(),
  lots: z.array(
    z.object({
      sku: z.string(),
      lot: z.string(),
      bestBefore: z.string(),
      quantity: z.int(),
      cost: z.int(),
    }),
  ),
  outcomes: z.array(lotOutcomeShape),
});
export const transferListShape = listOf(transferShape);

export const newStocktakeShape = z.strictObject({
  location: placeId.default("shelf"),
  skus: z.array(sku).max(1_000).default([]).describe("empty: everything that lies there"),
});

/** Blind: nothing here says what the books expect. */
export const stocktakeShape = z.object({
  id: z.string(),
  location: z.string(),
  skus: z.array(z.string()),
  state: z.enum(["open", "posted"]),
  openedAt: instant,
  by: z.string(),
  counted: z.array(z.string()).describe("skus that were counted"),
});
export const stocktakeListShape = listOf(stocktakeShape);

export const countsShape = z.strictObject({
  counts: z
    .array(
      z.strictObject({
        sku,
        counted: z.int().min(0).max(10_000_000),
        countedAt: instant.optional().describe("absent: now"),
      }),
    )
    .min(1)
    .max(500),
});

export const countsTakenShape = z.object({
  id: z.string(),
  recount: z.array(z.string()).describe("skus that somebody must count once more"),
});

export const countTaskListShape = listOf(z.object({ sku: z.string(), location: z.string() }));

export const lotChangeShape = z.strictObject({
  sku,
  lot: lotName,
  status: z.enum(["sellable", "held", "recalled", "damaged"]),
  reason: z.string().max(200).default(""),
});

export const placeShape = z.object({
  id: placeId,
  parent: placeId.nullable(),
  names: z.object({ "zh-CN": z.string(), en: z.string() }),
});
export const placeListShape = listOf(placeShape);
