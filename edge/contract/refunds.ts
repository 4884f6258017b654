import { z } from "zod";
import { destinations } from "../domain/sale/refund.ts";
import { settlements } from "../domain/sale/sale.ts";
import { saleShape } from "./http.ts";

/** Refunds and exchanges under `/api/v1/sales/{id}`. */

const amount = z.int().describe("minor units: 1280 is 12.80 CNY");

export const returnedLineShape = z.strictObject({
  line: z.int().min(1).max(500).describe("of the sale, from 1"),
  quantity: z.int().min(1).max(100_000).describe("pieces, or grams"),
  goods: z
    .enum(destinations)
    .default("resale")
    .describe("back on the shelf, into quarantine, or thrown away"),
});

export const refundShape = z.object({
  id: z.string(),
  receipt: z.string(),
  sale: z.string(),
  total: amount,
  rounding: amount.describe("the share of the sale's cash rounding"),
  postedAt: z.iso.datetime(),
  businessDay: z.string(),
  kiosk: z.string(),
  cashier: z.string(),
  reason: z.string(),
  lines: z.array(
    z.object({
      line: z.int(),
      sku: z.string(),
      quantity: z.int(),
      goods: z.enum(destinations),
      net: amount,
      vat: amount,
    }),
  ),
  tenders: z.array(z.object({ method: z.enum(settlements), amount, reference: z.string() })),
});
export type RefundView = z.infer<typeof refundShape>;

/** `GET /sales/{id}/refunds`, in their order. */
export const refundListShape = z.object({
  items: z.array(refundShape),
  next: z.null(),
});

/** `POST /sales/{id}/exchanges`: what came back, and the sale that it settled. */
export const exchangeShape = z.object({ refund: refundShape, sale: saleShape });
