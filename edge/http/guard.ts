import type { FastifyReply, FastifyRequest, RouteOptions } from "fastify";
import { mayDo, type Role } from "../domain/access/access.ts";
import { invariant } from "../domain/invariant.ts";
import type { Caller } from "../usecases/callers.ts";
import type { App } from "./app.ts";
import { readSessionCookie } from "../web/cookies.ts";
import { sendProblem } from "../web/problem.ts";

/** Who stands behind a credential; undefined when it is none of ours, or no longer. */
export interface Doorkeeper {
  bySession(token: string): Promise<Caller | undefined>;
  byKey(token: string): Promise<Caller | undefined>;
}

const customer: Caller = { role: "customer", name: "" };

/**
 * Finds out who asks and whether the access table allows it, before anything of the request is read.
 * Every route must say which action it is; one that does not stops the program from starting.
 */
export function guardAccess(app: App, doorkeeper: Doorkeeper): void {
  app.decorateRequest("caller", undefined);
  const routes: RouteOptions[] = [];
  app.addHook("onRoute", (route) => void routes.push(route));
  // Only now, because a plugin's routes get their rule from a hook that runs after this one.
  app.addHook("onReady", (done) => {
    for (const { method, url, config } of routes)
      invariant(config?.action !== undefined, `${String(method)} ${url} has no rule of access`);
    done();
  });
  app.addHook("onRequest", async (request, reply) => {
    const { action } = request.routeOptions.config;
    if (action === undefined) return undefined;
    const caller = await callerOf(request, doorkeeper);
    if (caller === "refused") return sendProblem(reply, "UNAUTHENTICATED");
    request.caller = caller;
    return mayDo(caller?.role, action) ? undefined : deny(reply, caller?.role);
  });
}

function deny(reply: FastifyReply, role: Role | undefined): FastifyReply {
  return role === undefined
    ? sendProblem(reply, "UNAUTHENTICATED")
    : sendProblem(reply, "FORBIDDEN", role);
}

/** A credential that is wrong is refused, never taken for none: its owner must learn of it. */
async function callerOf(
  request: FastifyRequest,
  doorkeeper: Doorkeeper,
): Promise<Caller | undefined | "refused"> {
  const { authorization, cookie } = request.headers;
  if (authorization !== undefined) {
    const [scheme, token] = authorization.split(" ");
    if (scheme?.toLowerCase() !== "bearer" || token === undefined) return "refused";
    return (await doorkeeper.byKey(token)) ?? "refused";
  }
  const session = readSessionCookie(cookie);
  const person = session === undefined ? undefined : await doorkeeper.bySession(session);
  // A session that has ended leaves its cookie behind: the page asks for the PIN again.
  return person ?? (isLoopback(request.socket.remoteAddress) ? customer : undefined);
}

function isLoopback(address: string | undefined): boolean {
  return address === "::1" || address?.replace("::ffff:", "").startsWith("127.") === true;
}

/** The caller of a route that nobody reaches without being known. */
export function knownCaller(request: FastifyRequest): Caller {
  invariant(request.caller !== undefined, "the access table let somebody unknown through");
  return request.caller;
}

/** When a request does something, and who asked for it. */
export function occasionOf(
  request: FastifyRequest,
  now: () => number,
): { readonly atMs: number; readonly by: string } {
  return { atMs: now(), by: knownCaller(request).name };
}

/** The key under which a writing is done once: the caller's own, so that nobody meets another's. */
export function writingKey(request: FastifyRequest, newId: () => string): string {
  const key = request.headers["idempotency-key"];
  return typeof key === "string" ? `${knownCaller(request).name}/${key}` : newId();
}
