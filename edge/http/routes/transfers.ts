import { z } from "zod";
import {
  arrivalShape,
  settlementShape,
  shipmentShape,
  transferListShape,
  writtenShape,
} from "../../contract/goods.ts";
import { money } from "../../domain/money.ts";
import { answers } from "../../web/problem.ts";
import type { App } from "../app.ts";
import { occasionOf, writingKey } from "../guard.ts";
import { idParams } from "../names.ts";
import { pageOf, pageQuery } from "../page.ts";
import { unlessRefused } from "../refusal.ts";
import { instant } from "../views/instant.ts";
import type { World } from "../world.ts";

const tags = ["Transfers"];
const config = { action: "stock.move" } as const;

/** Goods that go from one shop of the company to another. */
export function transferRoutes(app: App, world: World): void {
  app.post(
    "/transfers",
    {
      config,
      schema: {
        tags,
        summary: "Ship goods to another shop; until they are settled they are on the way",
        body: shipmentShape,
        response: answers({ 201: writtenShape }, "PRODUCT_UNKNOWN", "STOCK_TOO_LOW"),
      },
    },
    async (request, reply) => {
      const order = { ...request.body, key: writingKey(request, world.newId) };
      const shipped = unlessRefused(await world.goods.ship(order, occasionOf(request, world.now)));
      world.tell({ kind: "stock", skus: order.lines.map((line) => line.sku) });
      return reply.code(201).send(shipped);
    },
  );
  app.get(
    "/transfers",
    {
      config: { action: "stock.read" },
      schema: {
        tags,
        summary: "What was shipped to other shops, newest first",
        querystring: z.strictObject(pageQuery),
        response: answers({ 200: transferListShape }),
      },
    },
    async (request) => {
      const { after, limit } = request.query;
      const rows = await world.goods.transfers({ after, limit: limit + 1 });
      return pageOf(
        rows,
        limit,
        (transfer) => transfer.id,
        ({ shippedAtMs, lots, outcomes, ...transfer }) => ({
          ...transfer,
          shippedAt: instant(shippedAtMs),
          lots: [...lots],
          outcomes: [...outcomes],
        }),
      );
    },
  );
  settleRoute(app, world);
  arrivalRoute(app, world);
}

function settleRoute(app: App, world: World): void {
  app.post(
    "/transfers/:id/settle",
    {
      config,
      schema: {
        tags,
        summary: "Say what arrived there, came back or is lost: together what was shipped",
        params: idParams,
        body: settlementShape,
        response: answers(
          { 200: writtenShape },
          "TRANSFER_NOT_FOUND",
          "TRANSFER_SETTLED",
          "TRANSFER_UNBALANCED",
        ),
      },
    },
    async (request) => {
      const { lots } = request.body;
      const order = { id: request.params.id, lots, key: writingKey(request, world.newId) };
      const settled = await world.goods.settle(order, occasionOf(request, world.now));
      const answer = unlessRefused(settled);
      world.tell({ kind: "stock", skus: lots.map((lot) => lot.sku) });
      return answer;
    },
  );
}

function arrivalRoute(app: App, world: World): void {
  app.post(
    "/arrivals",
    {
      config: { action: "deliveries.receive" },
      schema: {
        tags,
        summary: "Goods come from another shop of the company, at what they had cost there",
        body: arrivalShape,
        response: answers({ 201: writtenShape }, "PRODUCT_UNKNOWN"),
      },
    },
    async (request, reply) => {
      const { from, transfer } = request.body;
      const lines = request.body.lines.map((line) => ({ ...line, cost: money(line.cost) }));
      const occasion = occasionOf(request, world.now);
      const arrived = unlessRefused(await world.goods.arrive({ from, transfer, lines }, occasion));
      world.tell({ kind: "stock", skus: lines.map((line) => line.sku) });
      return reply.code(201).send(arrived);
    },
  );
}
