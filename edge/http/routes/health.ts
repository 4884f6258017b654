import { z } from "zod";
import { answers } from "../../web/problem.ts";
import type { App } from "../app.ts";
import type { World } from "../world.ts";

const config = { action: "health.read" } as const;
const tags = ["Health"];
const ok = z.object({ status: z.literal("ok") });

/** Whether the process lives, and whether it can sell. */
export function healthRoutes(app: App, world: World): void {
  app.get(
    "/healthz",
    { config, schema: { tags, summary: "The process lives", response: { 200: ok } } },
    () => ({ status: "ok" as const }),
  );
  app.get(
    "/readyz",
    {
      config,
      schema: {
        tags,
        summary: "The ledger answers: the box can sell",
        response: answers({ 200: ok }, "STORAGE_FAILED"),
      },
    },
    async () => {
      await world.catalogue.categories();
      return { status: "ok" as const };
    },
  );
}
