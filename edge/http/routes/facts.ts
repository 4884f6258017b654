import { z } from "zod";
import { factsShape } from "../../contract/facts.ts";
import { takeFacts } from "../../usecases/take-facts.ts";
import { answers } from "../../web/problem.ts";
import type { App } from "../app.ts";
import type { World } from "../world.ts";

/** 5,000 facts of about 250 bytes. */
const largestBody = 2 * 1024 * 1024;

/** The inner door through which the sensing process tells what it has found out. */
export function factRoutes(app: App, world: World): void {
  app.post(
    "/internal/facts",
    {
      bodyLimit: largestBody,
      config: { action: "facts.take" },
      schema: {
        tags: ["Internal"],
        summary: "What shelves, probes and readers have come to",
        body: factsShape,
        response: answers({ 200: z.object({ taken: z.int() }) }),
      },
    },
    async (request) => {
      await takeFacts(world, request.body.facts);
      return { taken: request.body.facts.length };
    },
  );
}
