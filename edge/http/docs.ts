import type { FastifySchema } from "fastify";
import swagger, { type SwaggerTransform } from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import { jsonSchemaTransform } from "fastify-type-provider-zod";
import type { App } from "./app.ts";

const config = { action: "docs.read" } as const;

/** OpenAPI of every route that follows. Register it first. */
export async function describeApi(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Tillbox",
        version: "1",
        description:
          "The API of the box in the shop. Errors are RFC 9457 problems with a stable `code`. Writes take `Idempotency-Key`: the same key and body, the same answer. Lists answer `items` and `next`.",
      },
      components: {
        securitySchemes: {
          key: { type: "http", scheme: "bearer" },
          session: { type: "apiKey", in: "cookie", name: "tillbox_session" },
        },
      },
      security: [{ key: [] }, { session: [] }, {}],
    },
    transform: withAction,
  });
}

/** Says in the description which action of the access table each route is. */
const withAction: SwaggerTransform = (document) => {
  const described = jsonSchemaTransform(document);
  const action = document.route.config?.action;
  return { ...described, schema: { ...described.schema, "x-action": action } as FastifySchema };
};

/** The description itself, and a page on which it can be tried; nothing is loaded from elsewhere. */
export async function serveDocs(app: App): Promise<void> {
  app.get("/api/openapi.json", { config, schema: { hide: true } }, () => app.swagger());
  await app.register(async (docs) => {
    docs.addHook("onRoute", (route) => {
      route.config = { ...route.config, ...config };
    });
    await docs.register(swaggerUi, { routePrefix: "/api/docs", staticCSP: true });
  });
}
