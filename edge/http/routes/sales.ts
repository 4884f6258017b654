import { z } from "zod";
import { saleShape } from "../../contract/http.ts";
import { saleListShape } from "../../contract/lists.ts";
import { locales } from "../../domain/locale.ts";
import type { PostedSale } from "../../domain/sale/sale.ts";
import { queueReceipt } from "../../usecases/print-receipts.ts";
import { sellAtOnce } from "../../usecases/sell-at-once.ts";
import { answers, refuse } from "../../web/problem.ts";
import type { App } from "../app.ts";
import { knownCaller } from "../guard.ts";
import { idParams, kioskName, paidTenders, wantedLines } from "../names.ts";
import { pageOf, pageQuery } from "../page.ts";
import { unlessRefused } from "../refusal.ts";
import { saleView } from "../views/sale-view.ts";
import type { World } from "../world.ts";

const tags = ["Sales"];

/** Whoever holds a sale's id, which nobody can guess, sees it for a day: on the kiosk or a phone. */
const customerSeesMs = 24 * 3_600_000;

const newSaleShape = z.strictObject({
  kiosk: kioskName.default("api"),
  member: z.string().max(64).default("").describe("the number on the member's card"),
  coupons: z.array(z.string().min(1).max(64)).max(20).default([]),
  lines: wantedLines,
  tenders: paidTenders.min(1),
});

/** Whole sales, and what was sold. */
export function saleRoutes(app: App, world: World): void {
  app.post(
    "/sales",
    {
      config: { action: "sales.post" },
      schema: {
        tags,
        summary:
          "Post a whole sale at the prices and promotions that hold now; Idempotency-Key is the sale's key",
        body: newSaleShape,
        response: answers(
          { 201: saleShape },
          "MEMBER_UNKNOWN",
          "PRODUCT_UNKNOWN",
          "TENDER_REFUSED",
          "IDEMPOTENCY_KEY_REUSED",
          "DISK_FULL",
          "STORAGE_FAILED",
        ),
      },
    },
    async (request, reply) => {
      const header = request.headers["idempotency-key"];
      const key = typeof header === "string" ? header : world.newId();
      const outcome = await sellAtOnce(world, knownCaller(request), { ...request.body, key });
      return reply.code(201).send(saleView(unlessRefused(outcome).sale));
    },
  );
  app.get(
    "/sales",
    {
      config: { action: "sales.list" },
      schema: {
        tags,
        summary: "Sales, newest first",
        querystring: z.strictObject({
          ...pageQuery,
          day: z.iso.date().or(z.literal("")).default(""),
        }),
        response: answers({ 200: saleListShape }),
      },
    },
    async (request) => {
      const { day, after, limit } = request.query;
      const rows = await world.saleList.sales({ day, after, limit: limit + 1 });
      return pageOf(rows, limit, (sale) => sale.id, saleView);
    },
  );
  app.get(
    "/sales/:id",
    {
      config: { action: "sales.read" },
      schema: {
        tags,
        summary: "One sale",
        params: idParams,
        response: answers({ 200: saleShape }, "SALE_NOT_FOUND"),
      },
    },
    async (request) => saleView(await visibleSale(world, request.params.id, request.caller?.role)),
  );
  receiptRoutes(app, world);
}

function receiptRoutes(app: App, world: World): void {
  app.get(
    "/sales/:id/receipt",
    {
      config: { action: "receipts.read" },
      schema: {
        tags,
        summary: "The receipt as text, picture or printer bytes",
        produces: ["text/plain", "image/png", "application/octet-stream"],
        params: idParams,
        querystring: z.strictObject({
          as: z.enum(["text", "png", "escpos"]).default("text"),
          locale: z.enum(locales).optional(),
        }),
      },
    },
    async (request, reply) => {
      const sale = await visibleSale(world, request.params.id, request.caller?.role);
      const locale = request.query.locale ?? world.shop.locale;
      switch (request.query.as) {
        case "text":
          return reply
            .type("text/plain; charset=utf-8")
            .send(world.renderer.text(sale, locale, false));
        case "png":
          return reply
            .type("image/png")
            .send(Buffer.from(await world.renderer.png(sale, locale, false)));
        case "escpos":
          return reply
            .type("application/octet-stream")
            .send(Buffer.from(world.renderer.escpos(sale, locale, true)));
      }
    },
  );
  app.post(
    "/sales/:id/print",
    {
      config: { action: "receipts.print" },
      schema: {
        tags,
        summary: "Print the receipt; after the original every print is a copy",
        params: idParams,
        body: z.strictObject({ locale: z.enum(locales).optional() }).nullish(),
        response: answers({ 202: z.object({ queued: z.literal(true) }) }, "SALE_NOT_FOUND"),
      },
    },
    async (request, reply) => {
      const sale = await visibleSale(world, request.params.id, request.caller?.role);
      const isStaff = request.caller?.role !== "customer";
      const locale = request.body?.locale ?? world.shop.locale;
      await queueReceipt(world, sale.id, locale, isStaff ? world.newId() : undefined);
      world.wakePrinter();
      return reply.code(202).send({ queued: true as const });
    },
  );
}

async function visibleSale(
  world: World,
  id: string,
  role: string | undefined,
): Promise<PostedSale> {
  const sale = await world.ledger.saleById(id);
  const isStranger = role === undefined || role === "customer";
  if (sale === undefined || (isStranger && world.now() - sale.postedAtMs > customerSeesMs))
    return refuse("SALE_NOT_FOUND", id);
  return sale;
}

/** The short address that a printed code carries: a phone that reads it sees the receipt. */
export function shortReceiptRoutes(app: App): void {
  app.get(
    "/r/:id",
    {
      config: { action: "receipts.read" },
      schema: { tags, summary: "The receipt on a phone", params: idParams },
    },
    (request, reply) => reply.redirect(`/api/v1/sales/${request.params.id}/receipt?as=png`, 302),
  );
}
