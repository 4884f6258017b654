import { z } from "zod";
import { tenderMethods } from "../domain/sale/sale.ts";

/** Parts of requests that several routes share. */
export const kioskName = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
export const skuText = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
export const idParams = z.strictObject({ id: z.string().min(1).max(64) });
export const skuParams = z.strictObject({ sku: skuText });
export const quantity = z.int().min(1).max(100_000).describe("pieces, or grams");
export const amount = z.int().min(1).max(100_000_000).describe("minor units");
/** What is sold in one go, without a basket. */
export const wantedLines = z
  .array(z.strictObject({ sku: skuText, quantity }))
  .min(1)
  .max(500);
export const paidTenders = z
  .array(
    z.strictObject({
      method: z.enum(tenderMethods),
      amount,
      reference: z.string().max(64).default(""),
    }),
  )
  .max(20);
/** Requests without content may come with an empty body, `{}` or none at all. */
export const nothing = z.strictObject({}).nullish();
export const pictureBody = z
  .custom<Uint8Array>((body) => body instanceof Uint8Array)
  .meta({ type: "string", format: "binary", description: "image/jpeg or image/png" });
