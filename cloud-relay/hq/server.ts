import fastifyStatic from "@fastify/static";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import { z } from "zod";
import { jsonSchemaTransform } from "fastify-type-provider-zod";
import type { Log } from "../../edge/platform/log.ts";
import type { WebApp } from "../../edge/web/app.ts";
import { openWebApp } from "../../edge/web/open-app.ts";
import { takeWebSockets } from "../../edge/web/websockets.ts";
import { guardDoors } from "./access.ts";
import type { Desk } from "./desk.ts";
import { eventRoutes } from "./routes/events.ts";
import { figureRoutes } from "./routes/figures.ts";
import { liveRoutes } from "./routes/live.ts";
import { peopleRoutes, type ShopManner } from "./routes/people.ts";

export interface ServerOptions {
  readonly host: string;
  readonly boxKey: string;
  readonly manner: ShopManner;
  /** Folder of the built screens. */
  readonly screens: string;
}

/** Headquarters' server: intake for relays, figures for people. */
export async function hqServer(desk: Desk, log: Log, options: ServerOptions): Promise<WebApp> {
  const app = openWebApp(log, { host: options.host, cameraOrigin: "" });
  guardDoors(app, desk, options.boxKey);
  await takeWebSockets(app);
  await app.register(swagger, {
    openapi: { openapi: "3.1.0", info: { title: "Tillbox headquarters", version: "1" } },
    transform: jsonSchemaTransform,
  });
  await app.register(swaggerUi, { routePrefix: "/api/docs" });
  app.get("/api/openapi.json", { config: { door: "everyone" }, schema: { hide: true } }, () =>
    app.swagger(),
  );
  app.get(
    "/healthz",
    {
      config: { door: "everyone" },
      schema: { response: { 200: z.object({ status: z.literal("ok") }) } },
    },
    () => ({ status: "ok" as const }),
  );
  eventRoutes(app, desk);
  figureRoutes(app, desk);
  peopleRoutes(app, desk, options.manner);
  liveRoutes(app, desk);
  await screens(app, options.screens);
  return app;
}

async function screens(app: WebApp, folder: string): Promise<void> {
  await app.register(fastifyStatic, { root: folder, serve: false });
  const config = { door: "everyone" } as const;
  app.get("/", { config, schema: { hide: true } }, (_request, reply) => reply.sendFile("hq.html"));
  app.get<{ Params: { "*": string } }>(
    "/assets/*",
    { config, schema: { hide: true } },
    (request, reply) =>
      reply.sendFile(`assets/${request.params["*"]}`, { maxAge: "365d", immutable: true }),
  );
}
