import { z } from "zod";
import { sessionShape, type SessionView } from "../../../edge/contract/http.ts";
import { hashPin, hashToken } from "../../../edge/platform/secrets.ts";
import type { WebApp } from "../../../edge/web/app.ts";
import {
  dropSessionCookie,
  readSessionCookie,
  writeSessionCookie,
} from "../../../edge/web/cookies.ts";
import { sessionSeconds, type Desk } from "../desk.ts";

const name = z.string().min(1).max(80);

/** In what language and by whose clock headquarters' screen speaks. */
export type ShopManner = Pick<SessionView, "locale" | "timeZone">;

/** Signing in and out, and who may. */
export function peopleRoutes(app: WebApp, desk: Desk, shop: ShopManner): void {
  const view = (person: string) => ({ name: person, role: "hq", store: "", shopName: "", ...shop });
  app.post(
    "/api/v1/session",
    {
      config: { door: "everyone" },
      schema: {
        summary: "Sign in with name and PIN",
        body: z.strictObject({ name, pin: z.string().min(4).max(20) }),
        response: { 200: sessionShape },
      },
    },
    async (request, reply) => {
      const token = await desk.signIn(request.body.name, request.body.pin);
      void reply.header("set-cookie", writeSessionCookie(token, sessionSeconds));
      return view(request.body.name);
    },
  );
  app.get(
    "/api/v1/session",
    {
      config: { door: "people" },
      schema: { summary: "Who is signed in", response: { 200: sessionShape } },
    },
    (request) => view(request.asker),
  );
  app.delete(
    "/api/v1/session",
    { config: { door: "everyone" }, schema: { summary: "Sign out", response: { 204: z.null() } } },
    async (request, reply) => {
      const token = readSessionCookie(request.headers.cookie);
      if (token !== undefined) await desk.engine.people.closeSession(hashToken(token));
      return reply.header("set-cookie", dropSessionCookie()).code(204).send(null);
    },
  );
  grantRoutes(app, desk);
}

/** The command line of headquarters' own machine adds people, keys and stores. */
function grantRoutes(app: WebApp, desk: Desk): void {
  const config = { door: "box" } as const;
  const done = { 204: z.null() };
  app.put(
    "/api/v1/users",
    {
      config,
      schema: {
        summary: "Add a person or change a PIN",
        body: z.strictObject({ name, pin: z.string().min(6) }),
        response: done,
      },
    },
    async (request, reply) => {
      await desk.engine.people.save(request.body.name, await hashPin(request.body.pin));
      return reply.code(204).send(null);
    },
  );
  app.put(
    "/api/v1/keys",
    {
      config,
      schema: {
        summary: "Let an API key in",
        body: z.strictObject({ name, key: z.string().min(32) }),
        response: done,
      },
    },
    async (request, reply) => {
      await desk.engine.people.addKey(hashToken(request.body.key), request.body.name);
      return reply.code(204).send(null);
    },
  );
  app.put(
    "/api/v1/stores/:store",
    {
      config,
      schema: {
        summary: "Make a store known, with the token that its relay shows",
        params: z.object({ store: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/) }),
        body: z.strictObject({ name, token: z.string().min(32) }),
        response: done,
      },
    },
    async (request, reply) => {
      const { name: storeName, token } = request.body;
      await desk.engine.registerStore(request.params.store, storeName, hashToken(token));
      return reply.code(204).send(null);
    },
  );
}
