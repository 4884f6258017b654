import { z } from "zod";

/**
 * One link of the ledger's event log, as the relay sends it to headquarters and headquarters checks
 * it. `hash` is SHA-256 (hex) over the UTF-8 text `${previousHash}\n${seq}\n${kind}\n${at}\n${body}`;
 * the first link's previous hash is 64 zeros. `body` is the canonical JSON text itself, so that both
 * sides hash the same bytes.
 */
export const eventShape = z.object({
  seq: z.int().min(1),
  kind: z
    .string()
    .describe("sale.posted, sale.refunded, stock.moved, price.set, alert.changed ..."),
  at: z.iso.datetime(),
  body: z.string(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type LedgerEvent = z.infer<typeof eventShape>;

export const firstPreviousHash = "0".repeat(64);

/** The text whose SHA-256 is an event's hash. */
export function eventText(previousHash: string, event: Omit<LedgerEvent, "hash">): string {
  return `${previousHash}\n${event.seq}\n${event.kind}\n${event.at}\n${event.body}`;
}

/**
 * `POST /api/v1/stores/{store}/events`, content type application/x-ndjson, gzip. The first line is
 * this header, then one event a line.
 */
export const batchHeaderShape = z.object({
  series: z.string().describe("a new series begins when a box starts a new ledger"),
  first: z.int().min(1),
  last: z
    .int()
    .min(0)
    .describe("one less than first: no events, the store only says that it lives"),
  head: z.int().min(0).describe("the newest sequence in the store's ledger"),
  sha256: z.string().describe("of all event lines, each with its newline"),
});
export type BatchHeader = z.infer<typeof batchHeaderShape>;

export const durableShape = z.object({
  durable: z.int().min(0).describe("the highest contiguous sequence in HQ's database"),
});

/** Body of `sale.posted`: the whole sale with everything that its transaction wrote. */
export const salePostedBodyShape = z.object({
  id: z.string(),
  key: z.string(),
  receipt: z.string(),
  businessDay: z.string(),
  soldAt: z.string(),
  postedAt: z.string(),
  kiosk: z.string(),
  cashier: z.string(),
  member: z.string(),
  total: z.int(),
  rounding: z.int().optional().describe("what rounding the cash added to the lines; absent: none"),
  lines: z.array(
    z.object({
      line: z.int(),
      sku: z.string(),
      name: z.string(),
      soldBy: z.string(),
      quantity: z.int(),
      unitPrice: z.int(),
      list: z.int(),
      discount: z.int(),
      reductions: z
        .array(z.object({ rule: z.string(), name: z.string(), amount: z.int() }))
        .default([])
        .describe("why the discount came off; they add up to it"),
      net: z.int(),
      vatBasisPoints: z.int(),
      vat: z.int(),
      cost: z.int(),
    }),
  ),
  tenders: z.array(
    z.object({
      tender: z.int(),
      method: z.string(),
      amount: z.int(),
      received: z.int(),
      reference: z.string(),
    }),
  ),
  movements: z.array(
    z.object({
      sku: z.string(),
      lot: z.string(),
      location: z.string(),
      delta: z.int(),
      cost: z.int(),
      line: z.int().optional().describe("the line of the sale that took them"),
    }),
  ),
  postings: z.array(z.object({ account: z.string(), amount: z.int() })),
});

/** Body of `stock.moved`: goods in, out or corrected without a sale. */
export const stockMovedBodyShape = z.object({
  id: z.string(),
  reason: z.enum(["opening", "delivery", "write-off", "stocktake", "transfer"]),
  cause: z.string().default("").describe("why goods were written off"),
  businessDay: z.string().default(""),
  at: z.string(),
  by: z.string(),
  lots: z
    .array(z.object({ sku: z.string(), lot: z.string(), bestBefore: z.string() }))
    .default([])
    .describe("lots that came in; one that is known already keeps its date"),
  counts: z
    .array(z.object({ sku: z.string(), location: z.string(), counted: z.int(), expected: z.int() }))
    .default([])
    .describe("what a stocktake found, right or wrong"),
  movements: salePostedBodyShape.shape.movements,
  postings: salePostedBodyShape.shape.postings,
});

/** What every kind of event may do to goods and books: shifts, invoices, entries by hand and the like. */
export const bookedBodyShape = z.object({
  movements: salePostedBodyShape.shape.movements.default([]),
  postings: salePostedBodyShape.shape.postings.default([]),
});

/** Body of `sale.refunded`: what came back of a sale, and the money that went back. */
export const saleRefundedBodyShape = z.object({
  id: z.string(),
  key: z.string(),
  receipt: z.string(),
  sale: z.string().describe("the id of the sale"),
  businessDay: z.string(),
  postedAt: z.string(),
  kiosk: z.string().describe("whose drawer paid"),
  cashier: z.string(),
  reason: z.string(),
  total: z.int(),
  rounding: z.int(),
  lines: z.array(
    z.object({
      line: z.int().describe("of the sale"),
      sku: z.string(),
      quantity: z.int(),
      goods: z.enum(["resale", "damage", "waste"]),
      list: z.int(),
      discount: z.int(),
      net: z.int(),
      vatBasisPoints: z.int(),
      vat: z.int(),
      cost: z.int(),
    }),
  ),
  tenders: z.array(
    z.object({
      tender: z.int().describe("of the sale; 0: not the way it was paid"),
      method: z.string(),
      amount: z.int(),
      reference: z.string(),
    }),
  ),
  movements: salePostedBodyShape.shape.movements,
  postings: salePostedBodyShape.shape.postings,
});
