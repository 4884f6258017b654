import type { WebSocket } from "ws";
import type { HqLiveMessage } from "../../../edge/contract/hq.ts";
import type { WebApp } from "../../../edge/web/app.ts";
import type { Desk } from "../desk.ts";

/** Tells headquarters' screen what has just arrived. */
export function liveRoutes(app: WebApp, desk: Desk): void {
  app.get("/api/v1/live", { websocket: true, config: { door: "people" } }, (socket: WebSocket) => {
    const say = (message: HqLiveMessage) => {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
    };
    const stop = desk.listen(({ store, sales }) => {
      for (const sale of sales) say({ type: "sale", sale });
      void desk.stores().then((views) => {
        const view = views.find((each) => each.store === store);
        if (view !== undefined) say({ type: "store", store: view });
      });
    });
    socket.once("close", stop);
  });
}
