import { fastify } from "fastify";
import {
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import type { Log } from "../platform/log.ts";
import type { WebApp } from "./app.ts";
import { answerErrors } from "./errors.ts";
import { guardOrigin } from "./security.ts";

const largestBody = 64 * 1024;
const patienceMs = 30_000;

/**
 * A web server as every process of the product opens it: zod shapes, coded errors, security headers,
 * and no request from another site's page.
 *
 * @param options.host the address it will listen on.
 * @param options.cameraOrigin another origin from which pages may load pictures; empty: none.
 */
export function openWebApp(
  log: Log,
  options: {
    readonly host: string;
    readonly cameraOrigin: string;
    /** Called after the answer when the program itself is wrong. */
    readonly crash?: (error: Error) => void;
  },
): WebApp {
  const app = fastify({
    bodyLimit: largestBody,
    requestTimeout: patienceMs,
    forceCloseConnections: true,
    onProtoPoisoning: "error",
    onConstructorPoisoning: "error",
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  guardOrigin(app, options.host, options.cameraOrigin);
  answerErrors(app, log, options.crash ?? (() => undefined));
  return app;
}
