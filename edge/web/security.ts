import type { FastifyReply, FastifyRequest } from "fastify";
import type { WebApp } from "./app.ts";
import { isFromHere, ownHostNames } from "./origin.ts";
import { sendProblem } from "./problem.ts";

/** What our pages may load: their own files, and pictures from the demo camera where there is one. */
function contentSecurityPolicy(cameraOrigin: string): string {
  const camera = cameraOrigin === "" ? "" : ` ${cameraOrigin}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    `img-src 'self' blob: data:${camera}`,
    `media-src 'self' blob:${camera}`,
    `connect-src 'self'${camera}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join("; ");
}

/** Headers on every answer, and the door that other sites' requests do not pass. */
export function guardOrigin(app: WebApp, listenHost: string, cameraOrigin: string): void {
  const ownNames = ownHostNames(listenHost);
  const headers = {
    "content-security-policy": contentSecurityPolicy(cameraOrigin),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(self), microphone=(), geolocation=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
  };
  app.addHook("onRequest", async (request: FastifyRequest, reply: FastifyReply) => {
    reply.headers(headers);
    if (!isFromHere(request.raw as Parameters<typeof isFromHere>[0], ownNames))
      return sendProblem(reply, "ORIGIN_REFUSED", request.headers.host ?? "");
    return undefined;
  });
}
