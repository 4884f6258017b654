import { z } from "zod";
import { detectionShape } from "../../contract/http.ts";
import { galleryListShape } from "../../contract/lists.ts";
import { enrolmentShape } from "../../contract/vision.ts";
import { recognisePicture } from "../../usecases/look-at-tray.ts";
import { teachProduct } from "../../usecases/teach-product.ts";
import { answers } from "../../web/problem.ts";
import type { App } from "../app.ts";
import { pictureBody, skuParams } from "../names.ts";
import { pictureOf } from "../pictures.ts";
import { unlessRefused } from "../refusal.ts";
import { instant } from "../views/instant.ts";
import { detectionViews } from "../views/product-view.ts";
import type { World } from "../world.ts";

const tags = ["Camera"];
const consumes = ["image/jpeg", "image/png"];
const pictureProblems = ["IMAGE_UNREADABLE", "IMAGE_TOO_LARGE", "VISION_UNAVAILABLE"] as const;

/** Showing the camera things, outside a checkout. */
export function visionRoutes(app: App, world: World): void {
  app.post(
    "/recognise",
    {
      config: { action: "pictures.recognise", takesPicture: true },
      schema: {
        tags,
        summary: "What the camera checkout sees in a picture",
        consumes,
        body: pictureBody,
        response: answers(
          { 200: z.object({ detections: z.array(detectionShape), ms: z.number() }) },
          ...pictureProblems,
        ),
      },
    },
    async (request) => {
      const tray = await recognisePicture(world, pictureOf(request));
      return { detections: detectionViews(tray, world.shop), ms: tray.recognition.ms };
    },
  );
  app.post(
    "/products/:sku/photos",
    {
      config: { action: "products.teach", takesPicture: true },
      schema: {
        tags,
        summary: "Teach the camera a product with one more photo",
        consumes,
        params: skuParams,
        body: pictureBody,
        response: answers(
          { 201: z.object({ photos: z.int(), warnings: enrolmentShape.shape.warnings }) },
          "PRODUCT_UNKNOWN",
          ...pictureProblems,
        ),
      },
    },
    async (request, reply) => {
      const outcome = await teachProduct(world, request.params.sku, pictureOf(request));
      const { photos, warnings } = unlessRefused(outcome);
      return reply.code(201).send({ photos, warnings });
    },
  );
  galleryRoutes(app, world);
}

function galleryRoutes(app: App, world: World): void {
  app.get(
    "/gallery",
    {
      config: { action: "gallery.read" },
      schema: {
        tags,
        summary: "How well the camera was taught each product",
        response: answers({ 200: galleryListShape }),
      },
    },
    async () => ({
      items: (await world.gallery.entries()).map(({ sku, photos, taughtAtMs }) => ({
        sku,
        photos,
        taughtAt: instant(taughtAtMs),
      })),
      next: null,
    }),
  );
  app.get(
    "/gallery/state",
    {
      config: { action: "gallery.read" },
      schema: {
        tags,
        summary: "How much the camera was taught in all",
        response: answers({
          200: z.object({
            products: z.int(),
            photos: z.int(),
            taughtAt: z.iso.datetime().nullable(),
          }),
        }),
      },
    },
    async () => {
      const entries = await world.gallery.entries();
      const last = Math.max(...entries.map((entry) => entry.taughtAtMs), 0);
      return {
        products: entries.length,
        photos: entries.reduce((total, entry) => total + entry.photos, 0),
        taughtAt: last === 0 ? null : instant(last),
      };
    },
  );
}
