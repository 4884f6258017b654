import { z } from "zod";
import { placeId } from "../../contract/goods.ts";
import { stockListShape } from "../../contract/lists.ts";
import type { LotStock } from "../../domain/stock/stock.ts";
import type { Product } from "../../domain/catalogue/product.ts";
import { writeOffCauses } from "../../usecases/move-stock.ts";
import { answers, refuse } from "../../web/problem.ts";
import type { App } from "../app.ts";
import { knownCaller } from "../guard.ts";
import { quantity, skuText } from "../names.ts";
import { pageOf, pageQuery } from "../page.ts";
import { instant } from "../views/instant.ts";
import type { World } from "../world.ts";

const tags = ["Stock"];
const read = { action: "stock.read" } as const;
const move = { action: "stock.move" } as const;
const skuFilter = skuText.or(z.literal("")).default("");

/** What there is, where it lies, and how it moves without a sale. */
export function stockRoutes(app: App, world: World): void {
  app.get(
    "/stock",
    {
      config: read,
      schema: {
        tags,
        summary: "Stock by product, place and lot",
        querystring: z.strictObject({
          ...pageQuery,
          sku: skuFilter,
          location: placeId.or(z.literal("")).default(""),
        }),
        response: answers({ 200: stockListShape }),
      },
    },
    async (request) => {
      const { limit, ...page } = request.query;
      const rows = await world.stockBook.lots({ ...page, limit: limit + 1 });
      const products = await productsOf(world, rows);
      const cursor = (row: LotStock) => `${row.sku}/${row.location}/${row.lot}`;
      return pageOf(rows, limit, cursor, (row) => stockView(row, products));
    },
  );
  app.get(
    "/stock/movements",
    {
      config: read,
      schema: {
        tags,
        summary: "Every signed change of stock, newest first",
        querystring: z.strictObject({ ...pageQuery, sku: skuFilter }),
        response: answers({
          200: z.object({
            items: z.array(
              z.object({
                seq: z.int(),
                number: z.int(),
                sku: z.string(),
                lot: z.string(),
                location: z.string(),
                delta: z.int(),
                cost: z.int(),
                source: z.string(),
                at: z.iso.datetime(),
              }),
            ),
            next: z.string().nullable(),
          }),
        }),
      },
    },
    async (request) => {
      const { sku, after, limit } = request.query;
      const rows = await world.stockBook.movements({ sku, after, limit: limit + 1 });
      return pageOf(
        rows,
        limit,
        (row) => `${row.seq}/${row.number}`,
        ({ atMs, ...row }) => ({ ...row, at: instant(atMs) }),
      );
    },
  );
  carryRoutes(app, world);
}

async function productsOf(
  world: World,
  rows: readonly LotStock[],
): Promise<ReadonlyMap<string, Product>> {
  const products = new Map<string, Product>();
  for (const sku of new Set(rows.map((row) => row.sku))) {
    const product = await world.catalogue.product(sku);
    if (product !== undefined) products.set(sku, product);
  }
  return products;
}

function stockView(row: LotStock, products: ReadonlyMap<string, Product>) {
  const product = products.get(row.sku);
  return {
    sku: row.sku,
    names: product?.names ?? { "zh-CN": row.sku, en: row.sku },
    soldBy: product?.soldBy ?? ("piece" as const),
    location: row.location,
    lot: row.lot,
    bestBefore: row.bestBefore === "" ? null : row.bestBefore,
    quantity: row.quantity,
  };
}

function carryRoutes(app: App, world: World): void {
  app.post(
    "/restocks",
    {
      config: move,
      schema: {
        tags,
        summary: "Carry goods from the back room to the shelf, or back",
        body: z.strictObject({
          sku: skuText,
          quantity,
          from: placeId.default("back-room"),
          to: placeId.default("shelf"),
        }),
        response: answers(
          { 200: z.object({ sku: z.string(), carried: z.int() }) },
          "PRODUCT_UNKNOWN",
          "PLACE_UNKNOWN",
          "STOCK_TOO_LOW",
        ),
      },
    },
    async (request) => {
      const { body } = request;
      await mustExist(world, body.sku);
      const places = await world.goods.places();
      if (!places.some(({ id }) => id === body.to)) return refuse("PLACE_UNKNOWN", body.to);
      const occasion = { atMs: world.now(), by: knownCaller(request).name };
      const carried = await world.stock.carry(body, occasion);
      if (carried === 0) return refuse("STOCK_TOO_LOW", `${body.sku} ${body.from}`);
      world.tell({ kind: "stock", skus: [body.sku] });
      return { sku: body.sku, carried };
    },
  );
  app.post(
    "/write-offs",
    {
      config: move,
      schema: {
        tags,
        summary: "Write off goods that cannot be sold",
        body: z.strictObject({
          sku: skuText,
          lot: z.string().min(1).max(64),
          location: placeId,
          quantity,
          cause: z.enum(writeOffCauses).default("other"),
        }),
        response: answers(
          { 201: z.object({ id: z.string() }) },
          "PRODUCT_UNKNOWN",
          "STOCK_TOO_LOW",
        ),
      },
    },
    async (request, reply) => {
      const { body } = request;
      await mustExist(world, body.sku);
      const occasion = { atMs: world.now(), by: knownCaller(request).name };
      const { cause, ...goods } = body;
      const id = await world.stock.writeOff(goods, occasion, cause);
      if (id === undefined) return refuse("STOCK_TOO_LOW", `${body.sku} ${body.lot}`);
      world.tell({ kind: "stock", skus: [body.sku] });
      return reply.code(201).send({ id });
    },
  );
}

async function mustExist(world: World, sku: string): Promise<void> {
  if ((await world.catalogue.product(sku)) === undefined) refuse("PRODUCT_UNKNOWN", sku);
}
