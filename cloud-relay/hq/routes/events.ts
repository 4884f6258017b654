import { z } from "zod";
import { durableShape } from "../../../edge/contract/events.ts";
import type { WebApp } from "../../../edge/web/app.ts";
import type { Desk } from "../desk.ts";
import { readBatch } from "../read-batch.ts";

const largestBody = 4 * 1024 * 1024;

/** What relays talk to. */
export function eventRoutes(app: WebApp, desk: Desk): void {
  app.addContentTypeParser("application/x-ndjson", { parseAs: "buffer" }, (_request, body, done) =>
    done(null, body),
  );
  app.post(
    "/api/v1/stores/:store/events",
    {
      config: { door: "store" },
      bodyLimit: largestBody,
      schema: {
        summary: "Take a batch of a store's event log",
        params: z.object({ store: z.string() }),
        response: { 200: durableShape },
      },
    },
    async (request) => {
      const batch = await readBatch(request.params.store, request.body as Buffer);
      return { durable: await desk.take(batch) };
    },
  );
}
