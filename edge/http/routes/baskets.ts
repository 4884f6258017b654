import { z } from "zod";
import { basketShape, trayShape } from "../../contract/http.ts";
import { basketListShape } from "../../contract/lists.ts";
import type { Basket } from "../../domain/basket/basket.ts";
import { openBasket } from "../../usecases/open-basket.ts";
import { lookAtTray } from "../../usecases/look-at-tray.ts";
import { readTags, weighTray } from "../../usecases/confirm-tray.ts";
import { answers, refuse } from "../../web/problem.ts";
import type { App } from "../app.ts";
import { knownCaller } from "../guard.ts";
import { idParams, kioskName, pictureBody } from "../names.ts";
import { pictureOf } from "../pictures.ts";
import { unlessRefused } from "../refusal.ts";
import { basketView } from "../views/basket-view.ts";
import { detectionViews } from "../views/product-view.ts";
import type { World } from "../world.ts";

const use = { action: "baskets.use" } as const;
const tags = ["Baskets"];
const closed = ["BASKET_NOT_FOUND", "BASKET_CLOSED", "BASKET_BEING_PAID"] as const;

/** The basket as it is answered everywhere. */
export async function answerBasket(world: World, basket: Basket) {
  return basketView(basket, await world.payments.ofBasket(basket.id), world.shop);
}

/** Opening and reading baskets, and what camera, antenna and scale say about them. */
export function basketRoutes(app: App, world: World): void {
  app.post(
    "/baskets",
    {
      config: use,
      schema: {
        tags,
        summary: "Open a basket",
        body: z.strictObject({ kiosk: kioskName }),
        response: answers({ 201: basketShape }),
      },
    },
    async (request, reply) => {
      const basket = await openBasket(world, request.body.kiosk);
      return reply.code(201).send(await answerBasket(world, basket));
    },
  );
  app.get(
    "/baskets",
    {
      config: { action: "baskets.list" },
      schema: {
        tags,
        summary: "Baskets that wait for a person of the shop, oldest first",
        querystring: z.strictObject({
          state: z.enum(["open", "paying", "parked"]).optional(),
          kiosk: kioskName.optional(),
        }),
        response: answers({ 200: basketListShape }),
      },
    },
    async (request) => {
      const { state, kiosk } = request.query;
      const waiting = (await world.baskets.waiting()).filter(
        (each) => (state ?? each.state) === each.state && (kiosk ?? each.kiosk) === each.kiosk,
      );
      const items = await Promise.all(waiting.map((basket) => answerBasket(world, basket)));
      return { items, next: null };
    },
  );
  app.get(
    "/baskets/:id",
    {
      config: use,
      schema: {
        tags,
        summary: "Read a basket",
        params: idParams,
        response: answers({ 200: basketShape }, "BASKET_NOT_FOUND"),
      },
    },
    async (request) => {
      const basket = await world.baskets.find(request.params.id);
      if (basket === undefined) return refuse("BASKET_NOT_FOUND", request.params.id);
      return answerBasket(world, basket);
    },
  );
  trayRoutes(app, world);
}

function trayRoutes(app: App, world: World): void {
  app.post(
    "/baskets/:id/tray",
    {
      config: { ...use, takesPicture: true },
      schema: {
        tags,
        summary: "Camera checkout: what lies on the tray replaces the tray's lines",
        consumes: ["image/jpeg", "image/png"],
        params: idParams,
        body: pictureBody,
        response: answers(
          { 200: trayShape },
          ...closed,
          "IMAGE_UNREADABLE",
          "IMAGE_TOO_LARGE",
          "VISION_UNAVAILABLE",
        ),
      },
    },
    async (request) => {
      const caller = knownCaller(request);
      const { id } = request.params;
      const seen = unlessRefused(await lookAtTray(world, caller, id, pictureOf(request)));
      const { width, height } = seen.tray.recognition;
      return {
        ...(await answerBasket(world, seen.basket)),
        detections: detectionViews(seen.tray, world.shop),
        picture: { width, height },
      };
    },
  );
  app.post(
    "/baskets/:id/tags",
    {
      config: use,
      schema: {
        tags,
        summary: "RFID tags at the tray confirm or contradict",
        params: idParams,
        body: z.strictObject({ epcs: z.array(z.string().min(1).max(128)).max(500) }),
        response: answers({ 200: basketShape }, ...closed),
      },
    },
    async (request) => {
      const { params, body } = request;
      const outcome = await readTags(world, knownCaller(request), params.id, body.epcs);
      return answerBasket(world, unlessRefused(outcome).basket);
    },
  );
  app.post(
    "/baskets/:id/weight",
    {
      config: use,
      schema: {
        tags,
        summary: "The tray's scale confirms or contradicts",
        params: idParams,
        body: z.strictObject({ grams: z.int().min(0).max(200_000) }),
        response: answers({ 200: basketShape }, ...closed),
      },
    },
    async (request) => {
      const { params, body } = request;
      const outcome = await weighTray(world, knownCaller(request), params.id, body.grams);
      return answerBasket(world, unlessRefused(outcome).basket);
    },
  );
}
