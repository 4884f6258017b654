import { z } from "zod";
import { kioskShape } from "../../contract/http.ts";
import { answers } from "../../web/problem.ts";
import type { App } from "../app.ts";
import { kioskName } from "../names.ts";
import type { World } from "../world.ts";

/** What a kiosk must know before it can sell. */
export function kioskRoutes(app: App, world: World): void {
  app.get(
    "/kiosk",
    {
      config: { action: "kiosk.read" },
      schema: {
        tags: ["Kiosk"],
        summary: "What a kiosk must know before it can sell",
        querystring: z.strictObject({ kiosk: kioskName.default("k1") }),
        response: answers({ 200: kioskShape }),
      },
    },
    (request) => {
      const { store, name, locale, currency, cashNotice, servicePhone, demoCamera } = world.shop;
      return {
        kiosk: request.query.kiosk,
        store,
        shopName: name,
        locale,
        currency,
        cashNotice,
        servicePhone,
        demoCamera,
        online: world.headquarters().online,
      };
    },
  );
}
