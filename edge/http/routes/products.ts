import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { productShape } from "../../contract/http.ts";
import { productListShape } from "../../contract/lists.ts";
import type { Product } from "../../domain/catalogue/product.ts";
import { money } from "../../domain/money.ts";
import { answers, refuse } from "../../web/problem.ts";
import type { App } from "../app.ts";
import { skuParams, skuText } from "../names.ts";
import { pageOf, pageQuery } from "../page.ts";
import { productView } from "../views/product-view.ts";
import type { World } from "../world.ts";

const tags = ["Products"];
const read = { action: "products.read" } as const;
const localised = productShape.shape.names;

const newProductShape = z.strictObject({
  sku: skuText,
  names: localised,
  size: z.string().max(40).default(""),
  category: z.string().min(1).max(64),
  soldBy: z.enum(["piece", "weight"]),
  price: z.int().min(0).max(100_000_000),
  cost: z.int().min(0).max(100_000_000).default(0).describe("VAT not included"),
  vatBasisPoints: z.int().min(0).max(10_000),
  barcodes: z
    .array(z.string().regex(/^\d{14}$/))
    .max(20)
    .default([]),
  pieceGrams: z.int().min(0).max(100_000).default(0),
  shelfLifeDays: z.int().min(0).max(10_000).default(0),
  supplier: z.string().max(64).default("").describe("of another product; empty: bought directly"),
});

/** Of goods whose supplier nobody has named. */
const directPurchase = {
  id: "direct",
  names: { "zh-CN": "自采", en: "Direct purchase" },
  leadTimeDays: 1,
};

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
  masterDataRoutes(app, world);
}

async function knownProduct(world: World, sku: string): Promise<Product> {
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

/** A product belongs to a category that there is, and comes from a supplier that there is. */
async function checkFrame(
  world: World,
  { category, supplier }: { readonly category: string; readonly supplier: string },
): Promise<void> {
  const categories = await world.catalogue.categories();
  if (!categories.some(({ id }) => id === category))
    refuse("REQUEST_INVALID", `category: there is no ${category}`);
  if (supplier === "" || supplier === directPurchase.id) return;
  for (let after = ""; ;) {
    const page = { text: "", category: "", after, limit: 200 };
    const products = await world.catalogue.products(page);
    if (products.some((product) => product.supplier === supplier)) return;
    if (products.length < page.limit)
      return refuse("REQUEST_INVALID", `supplier: there is no ${supplier}`);
    after = products.at(-1)?.sku ?? "";
  }
}

function masterDataRoutes(app: App, world: World): void {
  app.post(
    "/products",
    {
      config: { action: "products.change" },
      schema: {
        tags,
        summary: "Add a product, or change one of the same sku",
        body: newProductShape,
        response: answers({ 201: productShape }, "REQUEST_INVALID"),
      },
    },
    async (request, reply) => {
      const { price, cost, ...rest } = request.body;
      await checkFrame(world, request.body);
      const supplier = rest.supplier === "" ? directPurchase.id : rest.supplier;
      const product = { ...rest, supplier, unitPrice: money(price), unitCost: money(cost) };
      const suppliers = supplier === directPurchase.id ? [directPurchase] : [];
      await world.catalogueWriter.importCatalogue(
        { categories: [], suppliers, products: [product], shelves: [], members: [] },
        world.now(),
      );
      world.tell({ kind: "price", sku: product.sku });
      return reply.code(201).send(productView(product, world.shop));
    },
  );
  app.put(
    "/prices/:sku",
    {
      config: { action: "prices.change" },
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
      await world.catalogueWriter.setPrice(sku, money(price), fromMs);
      world.tell({ kind: "price", sku });
      return productView(await knownProduct(world, sku), world.shop);
    },
  );
}
