import { z } from "zod";
import { alertKinds } from "../domain/alert/alert.ts";

/**
 * What the sensing process tells the core (`POST /internal/facts` with the box's own key). Every fact
 * is a state, not a change: repeating one, or missing one before the next, does no harm.
 */
export const factShape = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("shelf-count"),
    shelf: z.string(),
    sku: z.string(),
    count: z.int(),
    uncertainty: z.number().describe("pieces, one standard deviation"),
    grams: z.int(),
    at: z.iso.datetime(),
  }),
  z.object({
    type: z.literal("condition"),
    kind: z.enum(alertKinds),
    place: z.string(),
    sku: z.string(),
    holds: z.boolean().describe("true: something is wrong; false: it is well again"),
    evidence: z.record(z.string(), z.union([z.number(), z.string()])),
    at: z.iso.datetime(),
  }),
  z.object({
    type: z.literal("tags-seen"),
    reader: z.string(),
    epcs: z.array(z.string()),
    at: z.iso.datetime(),
  }),
  z.object({
    type: z.literal("device-seen"),
    device: z.string(),
    online: z.boolean(),
    at: z.iso.datetime(),
  }),
  z.object({
    type: z.literal("notified"),
    alert: z.string(),
    to: z.string(),
    channel: z.string(),
    at: z.iso.datetime(),
  }),
]);
export type Fact = z.infer<typeof factShape>;

export const factsShape = z.object({ facts: z.array(factShape).max(5_000) });
