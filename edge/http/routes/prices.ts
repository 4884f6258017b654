import { z } from "zod";
import { productShape } from "../../contract/http.ts";
import {
  newPriceShape,
  priceListShape,
  priceShape,
  type PriceView,
} from "../../contract/promotions.ts";
import { effectiveAt } from "../../domain/catalogue/effective.ts";
import { money } from "../../domain/money.ts";
import type { DatedPrice } from "../../usecases/ports.ts";
import { answers, refuse } from "../../web/problem.ts";
import type { App } from "../app.ts";
import { skuParams, skuText } from "../names.ts";
import { instant } from "../views/instant.ts";
import { productView } from "../views/product-view.ts";
import type { World } from "../world.ts";
import { knownProduct } from "./products.ts";

const tags = ["Products"];
const change = { action: "prices.change" } as const;

/** Prices by date: what held, what holds, what will hold from its own instant on. */
export function priceRoutes(app: App, world: World): void {
  app.get(
    "/prices",
    {
      config: { action: "prices.read" },
      schema: {
        tags,
        summary: "Every price of a product, the latest first, future ones too",
        querystring: z.strictObject({ sku: skuText }),
        response: answers({ 200: priceListShape }, "PRODUCT_UNKNOWN"),
      },
    },
    async (request) => {
      const { sku } = request.query;
      const rows = await world.catalogue.prices(sku);
      if (rows.length === 0) return refuse("PRODUCT_UNKNOWN", sku);
      return { items: priceViews(rows, world.now()), next: null };
    },
  );
  app.post(
    "/prices",
    {
      config: change,
      schema: {
        tags,
        summary:
          "Set a price from an instant on, for everybody or for members; null ends a member's",
        body: newPriceShape,
        response: answers({ 201: priceShape }, "PRODUCT_UNKNOWN"),
      },
    },
    async (request, reply) => {
      const { sku, price, forMembers, from } = request.body;
      await knownProduct(world, sku);
      const fromMs = from === undefined ? world.now() : Date.parse(from);
      await setPrice(world, sku, price, forMembers, fromMs);
      const rows = await world.catalogue.prices(sku);
      const kept = priceViews(rows, world.now()).find(
        (each) => each.forMembers === forMembers && each.from === instant(fromMs),
      );
      return reply.code(201).send(kept ?? refuse("INTERNAL_ERROR", "the price was not kept"));
    },
  );
  app.put(
    "/prices/:sku",
    {
      config: change,
      schema: {
        tags,
        summary: "Set a price, now or from an instant on",
        params: skuParams,
        body: z.strictObject({
          price: z.int().min(0).max(100_000_000),
          from: z.iso.datetime().optional(),
        }),
        response: answers({ 200: productShape }, "PRODUCT_UNKNOWN"),
      },
    },
    async (request) => {
      const { sku } = await knownProduct(world, request.params.sku);
      const { price, from } = request.body;
      const fromMs = from === undefined ? world.now() : Date.parse(from);
      await setPrice(world, sku, price, false, fromMs);
      return productView(await knownProduct(world, sku), world.shop);
    },
  );
}

async function setPrice(
  world: World,
  sku: string,
  price: number | null,
  forMembers: boolean,
  fromMs: number,
): Promise<void> {
  if (forMembers)
    await world.catalogueWriter.setMemberPrice(
      sku,
      price === null ? undefined : money(price),
      fromMs,
    );
  else if (price === null) refuse("REQUEST_INVALID", "price: only a member's price can end");
  else await world.catalogueWriter.setPrice(sku, money(price), fromMs);
  world.tell({ kind: "price", sku });
}

function priceViews(rows: readonly DatedPrice[], atMs: number): PriceView[] {
  const holding = [false, true].map((isForMembers) =>
    effectiveAt(
      rows.filter((row) => row.isForMembers === isForMembers),
      atMs,
    ),
  );
  return rows.map((row) => ({
    sku: row.sku,
    price: row.unitPrice ?? null,
    forMembers: row.isForMembers,
    from: instant(row.fromMs),
    holds: holding.includes(row),
  }));
}
