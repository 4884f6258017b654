import { z } from "zod";
import { listOf } from "./lists.ts";

const instant = z.iso.datetime();
const amount = z.int().describe("minor units");

/** One person's time at one drawer. */
export const shiftShape = z.object({
  id: z.string(),
  drawer: z.string(),
  cashier: z.string(),
  float: amount,
  openedAt: instant,
  businessDay: z.string(),
  closed: z
    .object({
      at: instant,
      by: z.string(),
      counted: amount,
      expected: amount,
      difference: amount.describe("negative: there was too little"),
    })
    .nullable()
    .describe("null: it is open, and what should be there is not said"),
});
/** `GET /shifts?day=&after=`, newest first. */
export const shiftListShape = listOf(shiftShape);

/** `GET /losses`, oldest first: what counts, write-offs and shifts left waiting for an answer. */
export const lossListShape = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      kind: z.string().describe("of the event that left it"),
      source: z.string(),
      businessDay: z.string(),
      amount: amount.describe("negative for a gain"),
    }),
  ),
});

/** A supplier's invoice. */
export const invoiceShape = z.object({
  id: z.string(),
  supplier: z.string(),
  number: z.string(),
  invoiceDay: z.string(),
  dueDay: z.string(),
  net: amount,
  tax: amount,
  estimate: amount.describe("what its deliveries had been booked at"),
  paid: amount,
  deliveries: z.array(z.string()),
});
/** `GET /invoices?after=`, newest first. */
export const invoiceListShape = listOf(invoiceShape);

/** A provider's statement, and how far it fits the books. */
export const statementShape = z.object({
  id: z.string(),
  provider: z.enum(["wechat", "alipay", "card", "cash"]),
  firstDay: z.string(),
  lastDay: z.string(),
  by: z.string(),
  at: instant,
  lines: z.int(),
  matched: z.int(),
  charged: amount,
  settled: amount.describe("before the fee"),
  feeThousandths: z.int().describe("thousandths of a fen"),
  isSettled: z.boolean().describe("its money was booked into the bank"),
});
/** `GET /reconciliations?after=`, newest first. */
export const statementListShape = listOf(statementShape);

/** Something in which a statement and the books differ, and that nobody has resolved. */
export const differenceShape = z.object({
  id: z.string(),
  kind: z.enum(["not-in-books", "not-in-statement", "amount-differs"]),
  provider: z.string(),
  statement: z.string().describe("empty: no statement has it"),
  providerNumber: z.string(),
  ourNumber: z.string(),
  day: z.string(),
  ageDays: z.int(),
  amount: amount.describe("what the statement says more than the books"),
  owner: z.string().describe("who must find out"),
});
export const differenceListShape = z.object({ items: z.array(differenceShape) });
