import websocket from "@fastify/websocket";
import type { WebApp } from "./app.ts";

/** Screens only listen: what they send is at most a greeting. */
const largestMessageBytes = 1_024;

/**
 * Lets screens hold a line open. When the server stops, lines are cut at once: a screen that has lost
 * its network would otherwise hold the process for half a minute. A line that is refused is closed
 * too, which Node leaves to whoever takes the upgrade.
 */
export async function takeWebSockets(app: WebApp): Promise<void> {
  await app.register(websocket, {
    options: { maxPayload: largestMessageBytes },
    preClose: (done) => {
      for (const client of app.websocketServer.clients) client.terminate();
      app.websocketServer.close(() => done());
    },
  });
  app.addHook("onResponse", (request, reply, next) => {
    const isRefused = request.headers.upgrade !== undefined && reply.statusCode >= 400;
    if (isRefused) request.raw.socket.destroySoon();
    next();
  });
}
