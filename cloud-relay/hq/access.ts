import type { FastifyReply, FastifyRequest } from "fastify";
import { invariant } from "../../edge/domain/invariant.ts";
import { hashToken } from "../../edge/platform/secrets.ts";
import { readSessionCookie } from "../../edge/web/cookies.ts";
import { sendProblem } from "../../edge/web/problem.ts";
import type { WebApp } from "../../edge/web/app.ts";
import type { Desk } from "./desk.ts";

/** Who may use a route of headquarters. */
export type HqDoor = "everyone" | "store" | "people" | "box";

declare module "fastify" {
  interface FastifyContextConfig {
    door?: HqDoor;
  }
  interface FastifyRequest {
    /** The person, the key, the store or the box that asks; empty for everyone's routes. */
    asker: string;
  }
}

/**
 * Lets a request through when its door opens for the one who asks; every route must name its door.
 * @param boxKey what a program on headquarters' own machine shows.
 */
export function guardDoors(app: WebApp, desk: Desk, boxKey: string): void {
  app.decorateRequest("asker", "");
  app.addHook("onRoute", (route) => {
    // The pages of the API's documentation come from a library that knows no doors.
    if (route.url.startsWith("/api/docs")) route.config = { ...route.config, door: "everyone" };
    invariant(route.config?.door !== undefined, `route ${route.url} names no door`);
  });
  app.addHook("onRequest", async (request, reply) => {
    const { door } = request.routeOptions.config;
    if (door === undefined || door === "everyone") return undefined;
    const asker = await findAsker(request, door, desk, boxKey);
    if (asker === undefined) return sendProblem(reply, "UNAUTHENTICATED");
    request.asker = asker;
    return refuseOtherStore(request, reply, door);
  });
}

async function findAsker(
  request: FastifyRequest,
  door: HqDoor,
  desk: Desk,
  boxKey: string,
): Promise<string | undefined> {
  const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (door === "store")
    return token === undefined ? undefined : desk.engine.storeOfToken(hashToken(token));
  if (token !== undefined && hashToken(token) === hashToken(boxKey)) return "box";
  if (door === "box") return undefined;
  if (token !== undefined) return desk.engine.people.nameOfKey(hashToken(token));
  const session = readSessionCookie(request.headers.cookie);
  return session === undefined ? undefined : desk.nameOfSession(session);
}

function refuseOtherStore(
  request: FastifyRequest,
  reply: FastifyReply,
  door: HqDoor,
): FastifyReply | undefined {
  const { store } = request.params as { store?: string };
  return door === "store" && store !== request.asker ? sendProblem(reply, "FORBIDDEN") : undefined;
}
