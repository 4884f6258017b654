import { z } from "zod";
import { invoiceListShape } from "../../contract/money.ts";
import { money } from "../../domain/money.ts";
import { answers } from "../../web/problem.ts";
import type { App } from "../app.ts";
import { amount, idParams, nothing, quantity, skuText } from "../names.ts";
import { pageOf, pageQuery } from "../page.ts";
import { unlessRefused } from "../refusal.ts";
import type { World } from "../world.ts";
import { occasionOf } from "./shifts.ts";

const tags = ["Money"];
const change = { action: "books.change" } as const;
const zeroOrMore = z.int().min(0).max(100_000_000).describe("minor units");
const booked = z.object({ id: z.string() });

const invoiceBody = z.strictObject({
  supplier: z.string().min(1).max(64),
  number: z.string().min(1).max(64).describe("the invoice's own number"),
  invoiceDay: z.iso.date(),
  dueDay: z.iso.date(),
  net: zeroOrMore.describe("without VAT; with it where no VAT is deducted"),
  tax: zeroOrMore,
  deliveries: z.array(z.string().min(1).max(64)).min(1).max(200),
});

/** What the shop owes its suppliers. */
export function payableRoutes(app: App, world: World): void {
  const { payables } = world.finance;
  app.get(
    "/invoices",
    {
      config: { action: "books.read" },
      schema: {
        tags,
        summary: "Supplier invoices, newest first",
        querystring: z.strictObject(pageQuery),
        response: answers({ 200: invoiceListShape }),
      },
    },
    async (request) => {
      const { after, limit } = request.query;
      const rows = await payables.list({ after, limit: limit + 1 });
      return pageOf(
        rows,
        limit,
        (row) => row.id,
        (row) => ({ ...row, deliveries: [...row.deliveries] }),
      );
    },
  );
  app.post(
    "/invoices",
    {
      config: change,
      schema: {
        tags,
        summary: "Book a supplier's invoice against its deliveries",
        body: invoiceBody,
        response: answers(
          { 201: booked },
          "NOT_FOUND",
          "INVOICE_KNOWN",
          "DELIVERY_NOT_OPEN",
          "PERIOD_LOCKED",
        ),
      },
    },
    async (request, reply) => {
      const { net, tax, ...facts } = request.body;
      const order = { ...facts, net: money(net), tax: money(tax) };
      const done = await payables.book(order, occasionOf(world, request));
      return reply.code(201).send(unlessRefused(done));
    },
  );
  invoiceStepRoutes(app, world);
}

function invoiceStepRoutes(app: App, world: World): void {
  const { payables } = world.finance;
  app.post(
    "/invoices/:id/vat",
    {
      config: change,
      schema: {
        tags,
        summary: "The tax office has confirmed the invoice: its VAT is deducted",
        params: idParams,
        body: nothing,
        response: answers({ 201: booked }, "NOT_FOUND", "ALREADY_ANSWERED", "PERIOD_LOCKED"),
      },
    },
    async (request, reply) => {
      const done = await payables.confirmVat(request.params.id, occasionOf(world, request));
      return reply.code(201).send(unlessRefused(done));
    },
  );
  app.post(
    "/invoices/:id/payments",
    {
      config: change,
      schema: {
        tags,
        summary: "Pay an invoice or a part of it from the bank",
        params: idParams,
        body: z.strictObject({
          amount: amount.describe("of the invoice that this pays, the discount included"),
          discount: zeroOrMore.default(0).describe("for paying early"),
        }),
        response: answers({ 201: booked }, "NOT_FOUND", "PAYMENT_TOO_LARGE", "PERIOD_LOCKED"),
      },
    },
    async (request, reply) => {
      const order = {
        invoice: request.params.id,
        amount: money(request.body.amount),
        discount: money(request.body.discount),
      };
      const done = await payables.pay(order, occasionOf(world, request));
      return reply.code(201).send(unlessRefused(done));
    },
  );
  app.post(
    "/supplier-returns",
    {
      config: change,
      schema: {
        tags,
        summary: "Send goods of one lot back to their supplier",
        body: z.strictObject({
          sku: skuText,
          lot: z.string().min(1).max(64),
          location: z.enum(["shelf", "back-room"]),
          quantity,
          tax: zeroOrMore.describe("VAT of the supplier's red invoice"),
        }),
        response: answers({ 201: booked }, "STOCK_TOO_LOW", "PERIOD_LOCKED"),
      },
    },
    async (request, reply) => {
      const order = { ...request.body, tax: money(request.body.tax) };
      const done = unlessRefused(await payables.sendBack(order, occasionOf(world, request)));
      world.tell({ kind: "stock", skus: [order.sku] });
      return reply.code(201).send(done);
    },
  );
}
