import { z } from "zod";
import {
  countsShape,
  countsTakenShape,
  countTaskListShape,
  newStocktakeShape,
  stocktakeListShape,
  stocktakeShape,
  writtenShape,
} from "../../contract/goods.ts";
import type { Stocktake } from "../../domain/stock/stocktake.ts";
import { answers, refuse } from "../../web/problem.ts";
import type { App } from "../app.ts";
import { occasionOf, writingKey } from "../guard.ts";
import { idParams } from "../names.ts";
import { pageOf, pageQuery } from "../page.ts";
import { unlessRefused } from "../refusal.ts";
import { instant } from "../views/instant.ts";
import type { World } from "../world.ts";

const tags = ["Stocktakes"];
const config = { action: "stock.move" } as const;

/** Counting while the shop sells. Whoever counts is never told what the books expect. */
export function stocktakeRoutes(app: App, world: World): void {
  app.post(
    "/stocktakes",
    {
      config,
      schema: {
        tags,
        summary: "Begin to count some products of a place, or all of them",
        body: newStocktakeShape,
        response: answers({ 201: writtenShape }, "PLACE_UNKNOWN", "PRODUCT_UNKNOWN"),
      },
    },
    async (request, reply) => {
      const order = { ...request.body, key: writingKey(request, world.newId) };
      const opened = await world.goods.openStocktake(order, occasionOf(request, world.now));
      return reply.code(201).send(unlessRefused(opened));
    },
  );
  app.post(
    "/stocktakes/:id/counts",
    {
      config,
      schema: {
        tags,
        summary: "What was found, and when; answers only what must be counted once more",
        params: idParams,
        body: countsShape,
        response: answers(
          { 201: countsTakenShape },
          "STOCKTAKE_NOT_FOUND",
          "STOCKTAKE_POSTED",
          "PRODUCT_UNKNOWN",
        ),
      },
    },
    async (request, reply) => {
      const occasion = occasionOf(request, world.now);
      const counts = request.body.counts.map(({ sku, counted, countedAt }) => ({
        sku,
        counted,
        countedAtMs: countedAt === undefined ? occasion.atMs : Date.parse(countedAt),
      }));
      const order = { id: request.params.id, counts, key: writingKey(request, world.newId) };
      const { id, recount } = unlessRefused(await world.goods.noteCounts(order, occasion));
      return reply.code(201).send({ id, recount: [...recount] });
    },
  );
  postRoute(app, world);
  readRoutes(app, world);
}

function postRoute(app: App, world: World): void {
  app.post(
    "/stocktakes/:id/post",
    {
      config: { action: "lots.change" },
      schema: {
        tags,
        summary: "Book the differences, each as it was when it was counted",
        params: idParams,
        body: z.strictObject({}).nullish(),
        response: answers(
          { 200: writtenShape },
          "STOCKTAKE_NOT_FOUND",
          "STOCKTAKE_POSTED",
          "RECOUNT_NEEDED",
        ),
      },
    },
    async (request) => {
      const { id } = request.params;
      const order = { id, key: writingKey(request, world.newId) };
      const posted = await world.goods.postStocktake(order, occasionOf(request, world.now));
      const answer = unlessRefused(posted);
      const stocktake = await world.goods.stocktake(id);
      world.tell({ kind: "stock", skus: countedIn(stocktake) });
      return answer;
    },
  );
}

function readRoutes(app: App, world: World): void {
  app.get(
    "/stocktakes",
    {
      config,
      schema: {
        tags,
        summary: "Stocktakes, newest first",
        querystring: z.strictObject(pageQuery),
        response: answers({ 200: stocktakeListShape }),
      },
    },
    async (request) => {
      const { after, limit } = request.query;
      const rows = await world.goods.stocktakes({ after, limit: limit + 1 });
      return pageOf(rows, limit, (stocktake) => stocktake.id, stocktakeView);
    },
  );
  app.get(
    "/stocktakes/tasks",
    {
      config,
      schema: {
        tags,
        summary: "Goods that were sold below zero: their count was wrong",
        querystring: z.strictObject(pageQuery),
        response: answers({ 200: countTaskListShape }),
      },
    },
    async (request) => {
      const { after, limit } = request.query;
      const rows = await world.goods.countTasks({ after, limit: limit + 1 });
      return pageOf(
        rows,
        limit,
        (task) => `${task.sku}/${task.location}`,
        (task) => task,
      );
    },
  );
  app.get(
    "/stocktakes/:id",
    {
      config,
      schema: {
        tags,
        summary: "One stocktake",
        params: idParams,
        response: answers({ 200: stocktakeShape }, "STOCKTAKE_NOT_FOUND"),
      },
    },
    async (request) => {
      const { id } = request.params;
      const stocktake = await world.goods.stocktake(id);
      return stocktake === undefined ? refuse("STOCKTAKE_NOT_FOUND", id) : stocktakeView(stocktake);
    },
  );
}

function countedIn(stocktake: Stocktake | undefined): string[] {
  return [...new Set((stocktake?.counts ?? []).map((count) => count.sku))];
}

function stocktakeView(stocktake: Stocktake): z.infer<typeof stocktakeShape> {
  return {
    id: stocktake.id,
    location: stocktake.location,
    skus: [...stocktake.skus],
    state: stocktake.state,
    openedAt: instant(stocktake.openedAtMs),
    by: stocktake.by,
    counted: countedIn(stocktake),
  };
}
