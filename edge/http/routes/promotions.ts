import { z } from "zod";
import { promotionListShape, promotionShape } from "../../contract/promotions.ts";
import { keepPromotion } from "../../usecases/keep-promotion.ts";
import { answers } from "../../web/problem.ts";
import type { App } from "../app.ts";
import { pageOf, pageQuery } from "../page.ts";
import { unlessRefused } from "../refusal.ts";
import { promotionOf, promotionView } from "../views/promotion-view.ts";
import type { World } from "../world.ts";

const tags = ["Products"];

/** The shop's rules by which goods cost less. */
export function promotionRoutes(app: App, world: World): void {
  app.get(
    "/promotions",
    {
      config: { action: "promotions.read" },
      schema: {
        tags,
        summary: "Promotions by id, those that are over too",
        querystring: z.strictObject(pageQuery),
        response: answers({ 200: promotionListShape }),
      },
    },
    async (request) => {
      const { after, limit } = request.query;
      const rows = await world.promotions.list({ after, limit: limit + 1 });
      return pageOf(rows, limit, (row) => row.id, promotionView);
    },
  );
  app.post(
    "/promotions",
    {
      config: { action: "promotions.change" },
      schema: {
        tags,
        summary: "Add a promotion, or change one of the same id; `window.until` ends it",
        body: promotionShape,
        response: answers({ 201: promotionShape }, "PROMOTION_INVALID", "PRODUCT_UNKNOWN"),
      },
    },
    async (request, reply) => {
      const kept = unlessRefused(await keepPromotion(world, promotionOf(request.body)));
      return reply.code(201).send(promotionView(kept.promotion));
    },
  );
}
