import { z } from "zod";
import {
  exchangeShape,
  refundListShape,
  refundShape,
  returnedLineShape,
} from "../../contract/refunds.ts";
import { draftOf, priceAnew } from "../../usecases/price-basket-lines.ts";
import type { RefundOrder } from "../../usecases/refund-sale.ts";
import { basketOf, tendersOf } from "../../usecases/sell-at-once.ts";
import { answers, refuse } from "../../web/problem.ts";
import type { App } from "../app.ts";
import { knownCaller } from "../guard.ts";
import { idParams, kioskName, paidTenders, wantedLines } from "../names.ts";
import { unlessRefused } from "../refusal.ts";
import { refundView } from "../views/refund-view.ts";
import { saleView } from "../views/sale-view.ts";
import type { World } from "../world.ts";

const tags = ["Sales"];

const refundBody = z.strictObject({
  kiosk: kioskName.default("api").describe("whose drawer pays"),
  reason: z.string().max(200).default(""),
  lines: z
    .array(returnedLineShape)
    .min(1)
    .max(500)
    .optional()
    .describe("absent: all that has not come back yet, to be sold again"),
});

const exchangeBody = refundBody.extend({
  sale: z.strictObject({
    lines: wantedLines,
    tenders: paidTenders
      .default([])
      .describe("what the new goods cost more than those that came back"),
  }),
});

/** Goods that come back, and what the customer gets for them. */
export function refundRoutes(app: App, world: World): void {
  app.post(
    "/sales/:id/refunds",
    {
      config: { action: "sales.refund" },
      schema: {
        tags,
        summary: "Take goods back, all or some, and pay them back the way they were paid",
        params: idParams,
        body: refundBody,
        response: answers(
          { 201: refundShape },
          "SALE_NOT_FOUND",
          "REFUND_TOO_MUCH",
          "IDEMPOTENCY_KEY_REUSED",
          "DISK_FULL",
          "STORAGE_FAILED",
        ),
      },
    },
    async (request, reply) => {
      const order = await orderFrom(world, request);
      const { refund } = unlessRefused(await world.refunds.refund(order));
      tellStock(world, refund.lines);
      return reply.code(201).send(refundView(refund));
    },
  );
  app.get(
    "/sales/:id/refunds",
    {
      config: { action: "sales.read" },
      schema: {
        tags,
        summary: "What came back of a sale",
        params: idParams,
        response: answers({ 200: refundListShape }),
      },
    },
    async (request) => {
      const refunds = await world.refunds.refundsOf(request.params.id);
      return { items: refunds.map(refundView), next: null };
    },
  );
  exchangeRoute(app, world);
}

function exchangeRoute(app: App, world: World): void {
  app.post(
    "/sales/:id/exchanges",
    {
      config: { action: "sales.refund" },
      schema: {
        tags,
        summary: "Goods come back and others go; the difference is paid",
        params: idParams,
        body: exchangeBody,
        response: answers(
          { 201: exchangeShape },
          "SALE_NOT_FOUND",
          "REFUND_TOO_MUCH",
          "PRODUCT_UNKNOWN",
          "TENDER_REFUSED",
          "IDEMPOTENCY_KEY_REUSED",
          "DISK_FULL",
          "STORAGE_FAILED",
        ),
      },
    },
    async (request, reply) => {
      const order = await orderFrom(world, request);
      const { lines, tenders } = request.body.sale;
      const wanted = {
        key: order.key,
        kiosk: order.kiosk,
        member: "",
        coupons: [],
        lines,
        tenders,
      };
      const basket = await basketOf(world, knownCaller(request), wanted);
      const priced = await priceAnew(world, unlessRefused(basket));
      const draft = draftOf(priced, [], world.now(), world.shop.locale);
      const outcome = await world.refunds.exchange(order, draft, (due) => tendersOf(due, tenders));
      const { refund, sale } = unlessRefused(outcome);
      world.tell({ kind: "sale", sale });
      tellStock(world, refund.lines);
      return reply.code(201).send({ refund: refundView(refund), sale: saleView(sale) });
    },
  );
}

async function orderFrom(
  world: World,
  request: Parameters<typeof knownCaller>[0] & {
    readonly params: { readonly id: string };
    readonly body: z.infer<typeof refundBody>;
  },
): Promise<RefundOrder> {
  const header = request.headers["idempotency-key"];
  const { kiosk, reason, lines } = request.body;
  return {
    key: typeof header === "string" ? header : world.newId(),
    sale: request.params.id,
    kiosk,
    reason,
    cashier: knownCaller(request).name,
    lines: lines ?? (await everythingLeft(world, request.params.id)),
  };
}

async function everythingLeft(world: World, saleId: string): Promise<RefundOrder["lines"]> {
  const sale = await world.refunds.soldSale(saleId);
  if (sale === undefined) return refuse("SALE_NOT_FOUND", saleId);
  return sale.lines
    .map(({ quantity: sold }, index) => ({
      line: index + 1,
      quantity: sold - (sale.returned[index] ?? 0),
      goods: "resale" as const,
    }))
    .filter((line) => line.quantity > 0);
}

function tellStock(world: World, lines: readonly { readonly sku: string }[]): void {
  world.tell({ kind: "stock", skus: lines.map((line) => line.sku) });
}
