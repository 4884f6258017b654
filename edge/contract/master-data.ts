import { z } from "zod";
import { taxKinds } from "../domain/catalogue/tax.ts";
import { productShape } from "./http.ts";

/** The shapes of `/suppliers` and `/tax-classes` of `/api/v1`. */

const names = productShape.shape.names;
const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

/** `GET /suppliers`, and the body of `POST /suppliers`: one of the same id takes its place. */
export const supplierShape = z.strictObject({
  id,
  names,
  leadTimeDays: z.int().min(0).max(365),
  minimumOrder: z.int().min(0).default(0).describe("what one order must come to, VAT not included"),
});
export const supplierListShape = z.object({ items: z.array(supplierShape), next: z.null() });

/** `GET /tax-classes`, and the body of `POST /tax-classes`: one of the same id takes its place. */
export const taxClassShape = z.strictObject({
  id,
  names,
  rates: z
    .array(
      z.strictObject({
        validFrom: z.iso.date(),
        validTo: z.iso.date().optional().describe("the last day; absent: until something is said"),
        kind: z.enum(taxKinds),
        basisPoints: z.int().min(0).max(10_000).describe("1300 is 13 %"),
        source: z.string().min(1).max(200).describe("the law or notice that says so"),
      }),
    )
    .max(100),
});
export const taxClassListShape = z.object({ items: z.array(taxClassShape), next: z.null() });
