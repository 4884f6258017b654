import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { productShape } from "../../contract/http.ts";
import { productListShape } from "../../contract/lists.ts";
import { packLevels } from "../../domain/catalogue/pack.ts";
import type { Product } from "../../domain/catalogue/product.ts";
import { money } from "../../domain/money.ts";
import { keepProduct } from "../../usecases/keep-product.ts";
import { answers, refuse } from "../../web/problem.ts";
import type { App } from "../app.ts";
import { skuParams, skuText } from "../names.ts";
import { pageOf, pageQuery } from "../page.ts";
import { unlessRefused } from "../refusal.ts";
import { productView } from "../views/product-view.ts";
import type { World } from "../world.ts";

const tags = ["Products"];
const read = { action: "products.read" } as const;
const localised = productShape.shape.names;

const gtins = z
  .array(z.string().regex(/^\d{14}$/))
  .max(20)
  .default([]);

const newProductShape = z.strictObject({
  sku: skuText,
  names: localised,
  size: z.string().max(40).default(""),
  category: z.string().min(1).max(64),
  soldBy: z.enum(["piece", "weight"]),
  price: z.int().min(0).max(100_000_000),
  cost: z.int().min(0).max(100_000_000).default(0).describe("VAT not included"),
  vatBasisPoints: z.int().min(0).max(10_000),
  taxClass: z.string().max(64).optional().describe("its dated rates win over vatBasisPoints"),
  barcodes: gtins.describe("GTIN-14, of one piece"),
  packs: z
    .array(
      z.strictObject({
        level: z.enum(["inner", "case"]),
        pieces: z.int().min(2).max(10_000),
        barcodes: gtins,
      }),
    )
    .max(2)
    .default([]),
  order: z
    .strictObject({ level: z.enum(packLevels), minimum: z.int().min(1).max(10_000) })
    .default({ level: "piece", minimum: 1 })
    .describe("the unit in which the supplier delivers, and how many at least"),
  pieceGrams: z.int().min(0).max(100_000).default(0),
  tareGrams: z.int().min(0).max(10_000).default(0),
  shelfLifeDays: z.int().min(0).max(10_000).default(0),
  supplier: z.string().max(64).default("").describe("empty: bought directly"),
});

const keptProductShape = productShape.extend({
  alike: z
    .array(z.object({ sku: z.string(), name: z.string() }))
    .describe("products that may be the same goods under another name"),
});

/** The catalogue: what is sold, at which price, and what it looks like. */
export function productRoutes(app: App, world: World): void {
  app.get(
    "/products",
    {
      config: read,
      schema: {
        tags,
        summary: "Products in the order of their sku; text matches names, sku and barcodes",
        querystring: z.strictObject({
          ...pageQuery,
          text: z.string().max(100).default(""),
          q: z.string().max(100).optional().describe("another name of `text`"),
          category: z.string().max(64).default(""),
        }),
        response: answers({ 200: productListShape }),
      },
    },
    async (request) => {
      const { q, category, after, limit } = request.query;
      const text = q ?? request.query.text;
      const rows = await world.catalogue.products({ text, category, after, limit: limit + 1 });
      return pageOf(
        rows,
        limit,
        (row) => row.sku,
        (row) => productView(row, world.shop),
      );
    },
  );
  app.get(
    "/products/:sku",
    {
      config: read,
      schema: {
        tags,
        summary: "One product",
        params: skuParams,
        response: answers({ 200: productShape }, "PRODUCT_UNKNOWN"),
      },
    },
    async (request) => productView(await knownProduct(world, request.params.sku), world.shop),
  );
  app.get(
    "/products/:sku/picture",
    {
      config: read,
      schema: { tags, summary: "Its picture", produces: ["image/png"], params: skuParams },
    },
    (request, reply) => sendPicture(world, request.params.sku, request, reply),
  );
  categoryRoutes(app, world);
  newProductRoute(app, world);
}

export async function knownProduct(world: World, sku: string): Promise<Product> {
  return (await world.catalogue.product(sku)) ?? refuse("PRODUCT_UNKNOWN", sku);
}

async function sendPicture(
  world: World,
  sku: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const bytes = await readFile(join(world.pictures, `${sku}.png`)).catch(() => undefined);
  if (bytes === undefined) return refuse("NOT_FOUND", `picture of ${sku}`);
  const etag = `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
  void reply.header("etag", etag).header("cache-control", "private, max-age=300");
  if (request.headers["if-none-match"] === etag) return reply.code(304).send();
  return reply.type("image/png").send(bytes);
}

function categoryRoutes(app: App, world: World): void {
  app.get(
    "/categories",
    {
      config: { action: "categories.read" },
      schema: {
        tags,
        summary: "Categories in the order in which screens list them",
        response: answers({
          200: z.object({
            items: z.array(z.object({ id: z.string(), names: localised })),
            next: z.null(),
          }),
        }),
      },
    },
    async () => ({
      items: (await world.catalogue.categories()).map(({ id, names }) => ({ id, names })),
      next: null,
    }),
  );
}

function newProductRoute(app: App, world: World): void {
  app.post(
    "/products",
    {
      config: { action: "products.change" },
      schema: {
        tags,
        summary: "Add a product, or change one of the same sku; names are written by one rule",
        body: newProductShape,
        response: answers({ 201: keptProductShape }, "REQUEST_INVALID"),
      },
    },
    async (request, reply) => {
      const { price, cost, taxClass, ...rest } = request.body;
      const tax =
        taxClass === undefined ? {} : { tax: { class: taxClass, kind: "taxed" as const } };
      const given = { ...rest, ...tax, unitPrice: money(price), unitCost: money(cost) };
      const { product, alike } = unlessRefused(await keepProduct(world, given));
      world.tell({ kind: "price", sku: product.sku });
      return reply.code(201).send({ ...productView(product, world.shop), alike: [...alike] });
    },
  );
}
