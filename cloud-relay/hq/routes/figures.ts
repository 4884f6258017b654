import { z } from "zod";
import {
  hqSaleShape,
  hqSalesShape,
  hqStockShape,
  hqStoresShape,
  hqTodayShape,
  hqTrialBalanceShape,
} from "../../../edge/contract/hq.ts";
import { OperatingError } from "../../../edge/errors.ts";
import { salePostedBodyShape } from "../../../edge/contract/events.ts";
import type { WebApp } from "../../../edge/web/app.ts";
import type { Desk } from "../desk.ts";

const oneStore = z.object({ store: z.string().default("").describe("empty: all stores") });
const config = { door: "people" } as const;

/** What headquarters' screen and integrators read. */
export function figureRoutes(app: WebApp, desk: Desk): void {
  app.get(
    "/api/v1/stores",
    { config, schema: { summary: "How every store stands", response: { 200: hqStoresShape } } },
    async () => ({ items: await desk.stores(), next: null }),
  );
  app.get(
    "/api/v1/reports/today",
    {
      config,
      schema: {
        summary: "Today's figures",
        querystring: oneStore,
        response: { 200: hqTodayShape },
      },
    },
    (request) => desk.today(request.query.store),
  );
  app.get(
    "/api/v1/stock",
    {
      config,
      schema: {
        summary: "Stock as the stores' movements add up",
        querystring: oneStore.extend({ sku: z.string().default("") }),
        response: { 200: hqStockShape },
      },
    },
    async ({ query }) => ({ items: await desk.engine.stock(query.store, query.sku), next: null }),
  );
  app.get(
    "/api/v1/trial-balance",
    {
      config,
      schema: {
        summary: "Every account's balance; the total is zero",
        querystring: oneStore,
        response: { 200: hqTrialBalanceShape },
      },
    },
    async ({ query }) => {
      const items = await desk.engine.trialBalance(query.store);
      return { items, total: items.reduce((sum, row) => sum + row.amount, 0) };
    },
  );
  saleRoutes(app, desk);
}

function saleRoutes(app: WebApp, desk: Desk): void {
  app.get(
    "/api/v1/sales",
    {
      config,
      schema: {
        summary: "Sales, newest first",
        querystring: oneStore.extend({
          after: z.string().default(""),
          limit: z.coerce.number().int().min(1).max(500).default(50),
        }),
        response: { 200: hqSalesShape },
      },
    },
    async ({ query }) => {
      const items = await desk.engine.sales(query);
      return { items, next: items.length < query.limit ? null : (items.at(-1)?.id ?? null) };
    },
  );
  app.get(
    "/api/v1/sales/:store/:id",
    {
      config,
      schema: {
        summary: "One sale as its store sent it, with its movements and its journal",
        params: z.object({ store: z.string(), id: z.string() }),
        response: { 200: hqSaleShape },
      },
    },
    async ({ params }) => {
      const event = await desk.engine.saleEvent(params.store, params.id);
      if (event === undefined) throw new OperatingError("SALE_NOT_FOUND", params.id);
      return {
        ...salePostedBodyShape.parse(JSON.parse(event.body)),
        store: params.store,
        seq: event.seq,
        receivedAt: new Date(event.receivedMs).toISOString(),
      };
    },
  );
}
