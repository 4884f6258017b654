import { z } from "zod";
import { basketShape } from "../../contract/http.ts";
import { addGoods, correctLine } from "../../usecases/edit-lines.ts";
import { scanCode } from "../../usecases/scan-code.ts";
import { answers } from "../../web/problem.ts";
import type { App } from "../app.ts";
import { knownCaller } from "../guard.ts";
import { idParams, quantity, skuText } from "../names.ts";
import { unlessRefused } from "../refusal.ts";
import type { World } from "../world.ts";
import { answerBasket } from "./baskets.ts";

const config = { action: "baskets.use" } as const;
const tags = ["Baskets"];
const closed = ["BASKET_NOT_FOUND", "BASKET_CLOSED", "BASKET_BEING_PAID"] as const;
const lineParams = idParams.extend({ line: z.string().min(1).max(64) });

/** What a customer scans, chooses, corrects and takes out. */
export function basketLineRoutes(app: App, world: World): void {
  app.post(
    "/baskets/:id/scans",
    {
      config,
      schema: {
        tags,
        summary:
          "Scan a code: GTIN, weight or price label, GS1, Digital Link, EPC, member's card, coupon",
        params: idParams,
        body: z.strictObject({ code: z.string().min(1).max(8_192) }),
        response: answers(
          { 200: basketShape },
          ...closed,
          "CODE_UNKNOWN",
          "GOODS_EXPIRED",
          "GOODS_RECALLED",
        ),
      },
    },
    async (request) => {
      const { params, body } = request;
      const outcome = await scanCode(world, knownCaller(request), params.id, body.code);
      return answerBasket(world, unlessRefused(outcome).basket);
    },
  );
  app.post(
    "/baskets/:id/lines",
    {
      config,
      schema: {
        tags,
        summary: "Put goods in by hand",
        params: idParams,
        body: z.strictObject({ sku: skuText, quantity: quantity.default(1) }),
        response: answers({ 200: basketShape }, ...closed, "PRODUCT_UNKNOWN"),
      },
    },
    async (request) => {
      const goods = { ...request.body, source: "hand" } as const;
      const outcome = await addGoods(world, knownCaller(request), request.params.id, goods);
      return answerBasket(world, unlessRefused(outcome).basket);
    },
  );
  correctionRoutes(app, world);
}

function correctionRoutes(app: App, world: World): void {
  app.patch(
    "/baskets/:id/lines/:line",
    {
      config,
      schema: {
        tags,
        summary: "Correct a line's quantity; 0 takes it out",
        params: lineParams,
        body: z.strictObject({ quantity: z.int().min(0).max(100_000) }),
        response: answers({ 200: basketShape }, ...closed, "NOT_FOUND"),
      },
    },
    async (request) => {
      const { id, line } = request.params;
      const wanted = request.body.quantity;
      const outcome = await correctLine(world, knownCaller(request), id, line, wanted);
      return answerBasket(world, unlessRefused(outcome).basket);
    },
  );
  app.delete(
    "/baskets/:id/lines/:line",
    {
      config,
      schema: {
        tags,
        summary: "Take a line out",
        params: lineParams,
        response: answers({ 200: basketShape }, ...closed, "NOT_FOUND"),
      },
    },
    async (request) => {
      const { id, line } = request.params;
      const outcome = await correctLine(world, knownCaller(request), id, line, 0);
      return answerBasket(world, unlessRefused(outcome).basket);
    },
  );
}
