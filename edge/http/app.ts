import type { Action } from "../domain/access/access.ts";
import type { Caller } from "../usecases/callers.ts";
import type { WebApp } from "../web/app.ts";

export type App = WebApp;

declare module "fastify" {
  interface FastifyContextConfig {
    /** What the route does, in the words of the access table. */
    action?: Action;
  }
  interface FastifyRequest {
    /** Set before any handler runs; undefined for somebody who has not signed in. */
    caller: Caller | undefined;
  }
}
