import { z } from "zod";
import { lotChangeShape, placeListShape, placeShape, writtenShape } from "../../contract/goods.ts";
import { answers } from "../../web/problem.ts";
import type { App } from "../app.ts";
import { occasionOf, writingKey } from "../guard.ts";
import { kioskName, quantity, skuParams, skuText } from "../names.ts";
import { unlessRefused } from "../refusal.ts";
import type { World } from "../world.ts";

const contentShape = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("goods") }),
  z.strictObject({ kind: z.literal("deposit") }),
  z.strictObject({
    kind: z.literal("bundle"),
    parts: z
      .array(z.strictObject({ sku: skuText, quantity }))
      .min(1)
      .max(50),
  }),
]);

/** Lots, places, bundles and deposits. */
export function goodsRoutes(app: App, world: World): void {
  app.post(
    "/lots",
    {
      config: { action: "lots.change" },
      schema: {
        tags: ["Stock"],
        summary: "Recall a lot, hold it back, or put it on sale again",
        body: lotChangeShape,
        response: answers({ 200: writtenShape }, "LOT_UNKNOWN"),
      },
    },
    async (request) => {
      const change = { ...request.body, key: writingKey(request, world.newId) };
      const changed = await world.goods.changeLot(change, occasionOf(request, world.now));
      const answer = unlessRefused(changed);
      world.tell({ kind: "stock", skus: [change.sku] });
      return answer;
    },
  );
  app.put(
    "/products/:sku/content",
    {
      config: { action: "products.change" },
      schema: {
        tags: ["Products"],
        summary: "What a product is to the stock: goods, a bundle of other goods, or a deposit",
        params: skuParams,
        body: contentShape,
        response: answers({ 200: contentShape }, "PRODUCT_UNKNOWN"),
      },
    },
    async (request) => {
      unlessRefused(await world.contents.describe(request.params.sku, request.body));
      return request.body;
    },
  );
  app.post(
    "/deposits/returns",
    {
      config: { action: "sales.refund" },
      schema: {
        tags: ["Sales"],
        summary: "Containers come back without a receipt; the deposit is paid in cash",
        body: z.strictObject({ sku: skuText, quantity, kiosk: kioskName.default("api") }),
        response: answers({ 201: writtenShape }, "PRODUCT_UNKNOWN"),
      },
    },
    async (request, reply) => {
      const order = { ...request.body, key: writingKey(request, world.newId) };
      const paid = await world.goods.returnDeposit(order, occasionOf(request, world.now));
      return reply.code(201).send(unlessRefused(paid));
    },
  );
  placeRoutes(app, world);
}

function placeRoutes(app: App, world: World): void {
  app.get(
    "/locations",
    {
      config: { action: "stock.read" },
      schema: {
        tags: ["Stock"],
        summary: "The places of the shop, as a tree",
        response: answers({ 200: placeListShape }),
      },
    },
    async () => {
      const places = await world.goods.places();
      const items = places.map(({ id, parent, nameZh, nameEn }) => ({
        id,
        parent,
        names: { "zh-CN": nameZh, en: nameEn },
      }));
      return { items, next: null };
    },
  );
  app.post(
    "/locations",
    {
      config: { action: "products.change" },
      schema: {
        tags: ["Stock"],
        summary: "Add a place within another: a bin, a rack, a room",
        body: placeShape.omit({ parent: true }).strict(),
        response: answers({ 201: writtenShape }, "PLACE_UNKNOWN"),
      },
    },
    async (request, reply) => {
      const { id, names } = request.body;
      const parent = id.includes("/") ? id.slice(0, id.lastIndexOf("/")) : null;
      const place = { id, parent, nameZh: names["zh-CN"], nameEn: names.en };
      return reply.code(201).send(unlessRefused(await world.goods.addPlace(place)));
    },
  );
}
