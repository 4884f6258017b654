import {
  deliveryShape,
  newOrderShape,
  orderListShape,
  orderShape,
  writtenShape,
} from "../../contract/goods.ts";
import type { PurchaseOrder } from "../../domain/stock/purchase-order.ts";
import type { DeliveryLine } from "../../domain/stock/receive.ts";
import { money } from "../../domain/money.ts";
import { findGoods } from "../../usecases/find-goods.ts";
import { answers, refuse } from "../../web/problem.ts";
import { z } from "zod";
import type { App } from "../app.ts";
import { occasionOf, writingKey } from "../guard.ts";
import { idParams } from "../names.ts";
import { pageOf, pageQuery } from "../page.ts";
import { unlessRefused } from "../refusal.ts";
import { instant } from "../views/instant.ts";
import type { World } from "../world.ts";

const tags = ["Buying"];

/** What was ordered from suppliers, and what they brought. */
export function orderRoutes(app: App, world: World): void {
  app.post(
    "/orders",
    {
      config: { action: "orders.place" },
      schema: {
        tags,
        summary: "Order goods from a supplier; one Idempotency-Key, one order",
        body: newOrderShape,
        response: answers({ 201: writtenShape }, "NOT_FOUND", "PRODUCT_UNKNOWN"),
      },
    },
    async (request, reply) => {
      const lines = request.body.lines.map((line) => ({ ...line, unitCost: money(line.unitCost) }));
      const order = { ...request.body, lines, key: writingKey(request, world.newId) };
      const placed = await world.goods.placeOrder(order, occasionOf(request, world.now));
      return reply.code(201).send(unlessRefused(placed));
    },
  );
  app.get(
    "/orders",
    {
      config: { action: "deliveries.receive" },
      schema: {
        tags,
        summary: "Orders, newest first, with what came for them",
        querystring: z.strictObject(pageQuery),
        response: answers({ 200: orderListShape }),
      },
    },
    async (request) => {
      const { after, limit } = request.query;
      const rows = await world.goods.orders({ after, limit: limit + 1 });
      return pageOf(rows, limit, (order) => order.id, orderView);
    },
  );
  app.get(
    "/orders/:id",
    {
      config: { action: "deliveries.receive" },
      schema: {
        tags,
        summary: "One order",
        params: idParams,
        response: answers({ 200: orderShape }, "ORDER_NOT_FOUND"),
      },
    },
    async (request) => {
      const order = await world.goods.order(request.params.id);
      return order === undefined ? refuse("ORDER_NOT_FOUND", request.params.id) : orderView(order);
    },
  );
  stepRoutes(app, world);
  deliveryRoute(app, world);
}

function stepRoutes(app: App, world: World): void {
  app.post(
    "/orders/:id/close",
    {
      config: { action: "orders.place" },
      schema: {
        tags,
        summary: "Nothing more is expected for this order",
        params: idParams,
        body: z.strictObject({ reason: z.string().max(200).default("") }),
        response: answers({ 200: writtenShape }, "ORDER_NOT_FOUND", "ORDER_CLOSED"),
      },
    },
    async (request) => {
      const { reason } = request.body;
      const order = { id: request.params.id, reason, key: writingKey(request, world.newId) };
      return unlessRefused(await world.goods.closeOrder(order, occasionOf(request, world.now)));
    },
  );
}

function orderView({ placedAtMs, lines, ...order }: PurchaseOrder): z.infer<typeof orderShape> {
  return { ...order, placedAt: instant(placedAtMs), lines: lines.map((line) => ({ ...line })) };
}

function deliveryRoute(app: App, world: World): void {
  app.post(
    "/deliveries",
    {
      config: { action: "deliveries.receive" },
      schema: {
        tags,
        summary:
          "Goods arrive, for an order or without one; lot and date may come from the scanned code",
        body: deliveryShape,
        response: answers(
          { 201: writtenShape },
          "PRODUCT_UNKNOWN",
          "CODE_UNKNOWN",
          "PLACE_UNKNOWN",
          "ORDER_NOT_FOUND",
          "ORDER_CLOSED",
        ),
      },
    },
    async (request, reply) => {
      const { order, refused } = request.body;
      const lines: DeliveryLine[] = [];
      for (const line of request.body.lines) lines.push(await deliveredLine(world, line));
      const occasion = occasionOf(request, world.now);
      const key = writingKey(request, world.newId);
      if (order === undefined && lines.length === 0) return refuse("REQUEST_INVALID", "lines");
      const delivery =
        order === undefined
          ? { id: await world.stock.receive(lines, "delivery", occasion) }
          : await world.goods.receiveOrdered({ key, order, lines, refused }, occasion);
      const answer = unlessRefused(delivery);
      world.tell({ kind: "stock", skus: lines.map((line) => line.sku) });
      return reply.code(201).send(answer);
    },
  );
}

/** What the delivery note says wins; what it leaves open, the code on the box says. */
async function deliveredLine(
  world: World,
  { code, location, quantity, ...line }: z.infer<typeof deliveryShape>["lines"][number],
): Promise<DeliveryLine> {
  const places = await world.goods.places();
  if (!places.some(({ id }) => id === location)) return refuse("PLACE_UNKNOWN", location);
  const scanned = code === undefined ? {} : await scannedGoods(world, code);
  const { sku, lot, bestBefore = "" } = { ...scanned, ...line };
  if (sku === undefined) return refuse("REQUEST_INVALID", "sku or code");
  if (lot === undefined) return refuse("REQUEST_INVALID", "lot");
  if ((await world.catalogue.product(sku)) === undefined) return refuse("PRODUCT_UNKNOWN", sku);
  return { sku, lot, bestBefore, quantity, cost: money(line.cost), location };
}

/** What a code on a box says of the goods in it. */
async function scannedGoods(
  world: World,
  code: string,
): Promise<{ readonly sku: string; readonly lot?: string; readonly bestBefore?: string }> {
  const found = await findGoods(world.catalogue, code);
  if (found === undefined) return refuse("CODE_UNKNOWN", code);
  return {
    sku: found.product.sku,
    ...(found.lot === undefined ? {} : { lot: found.lot }),
    ...(found.expiry === undefined ? {} : { bestBefore: found.expiry }),
  };
}
