import type { WebSocket } from "ws";
import { z } from "zod";
import type { LiveMessage } from "../contract/http.ts";
import { mayDo } from "../domain/access/access.ts";
import type { Clock } from "../platform/clock.ts";
import type { Log } from "../platform/log.ts";
import type { Caller } from "../usecases/callers.ts";
import type { News } from "../usecases/news.ts";
import type { App } from "./app.ts";
import { knownCaller } from "./guard.ts";
import { kioskName } from "./names.ts";
import { answerBasket } from "./routes/baskets.ts";
import { answerPayment } from "./routes/payments.ts";
import { alertView } from "./views/alert-view.ts";
import { saleView } from "./views/sale-view.ts";
import type { World } from "./world.ts";

const heartbeatMs = 30_000;
/** A screen that is so far behind reads everything again when it comes back. */
const largestBacklogBytes = 1024 * 1024;

interface Listener {
  readonly socket: WebSocket;
  readonly caller: Caller;
  /** The kiosk that a customer's screen belongs to. */
  readonly kiosk: string;
  isAlive: boolean;
}

/** Pushes news to the screens that may see them, in the order in which they happened. */
export class LiveHub {
  readonly #world: World;
  readonly #log: Log;
  readonly #listeners = new Set<Listener>();
  #tail: Promise<void> = Promise.resolve();

  constructor(world: World, log: Log) {
    this.#world = world;
    this.#log = log;
  }

  tell(news: News): void {
    if (this.#listeners.size === 0) return;
    this.#tail = this.#tail
      .then(() => this.#push(news))
      .catch((error: unknown) => this.#log.warn({ err: error }, "news not pushed"));
  }

  /** Resolves when everything told so far has been pushed. */
  whenPushed(): Promise<void> {
    return this.#tail;
  }

  serve(app: App, clock: Clock): () => void {
    app.get(
      "/live",
      {
        websocket: true,
        config: { action: "live.listen" },
        schema: { hide: true, querystring: z.strictObject({ kiosk: kioskName.default("k1") }) },
      },
      (socket: WebSocket, request) =>
        this.#welcome(socket, knownCaller(request), request.query.kiosk),
    );
    return clock.every(heartbeatMs, () => this.#checkPulse());
  }

  #welcome(socket: WebSocket, caller: Caller, kiosk: string): void {
    const listener: Listener = { socket, caller, kiosk, isAlive: true };
    this.#listeners.add(listener);
    socket.on("pong", () => (listener.isAlive = true));
    socket.on("close", () => this.#listeners.delete(listener));
    socket.on("error", () => socket.terminate());
  }

  #checkPulse(): void {
    for (const listener of this.#listeners) {
      if (!listener.isAlive) listener.socket.terminate();
      listener.isAlive = false;
      listener.socket.ping();
    }
  }

  async #push(news: News): Promise<void> {
    const listeners = [...this.#listeners].filter((listener) => isFor(news, listener));
    if (listeners.length === 0) return;
    const message = await this.#messageOf(news);
    if (message === undefined) return;
    const text = JSON.stringify(message);
    for (const { socket } of listeners)
      if (socket.bufferedAmount > largestBacklogBytes) socket.terminate();
      else socket.send(text);
  }

  async #messageOf(news: News): Promise<LiveMessage | undefined> {
    const world = this.#world;
    switch (news.kind) {
      case "alert":
        return { type: "alert", alert: await alertView(news.alert, world) };
      case "basket":
        return { type: "basket", basket: await answerBasket(world, news.basket) };
      case "payment": {
        const answer = await answerPayment(world, news);
        return { type: "payment", basketId: news.basket.id, answer };
      }
      case "sale":
        return { type: "sale", sale: saleView(news.sale) };
      case "shelf": {
        const { shelf, sku, count, grams } = news;
        return { type: "shelf", shelf, sku, count, grams };
      }
      case "shift-closed":
      case "stock":
      case "price":
        return undefined;
    }
  }
}

/** Staff see what their role may read; a customer only what happens at their own kiosk. */
function isFor(news: News, { caller, kiosk }: Listener): boolean {
  switch (news.kind) {
    case "alert":
      return mayDo(caller.role, "alerts.read");
    case "basket":
    case "payment":
      return caller.role === "customer"
        ? news.basket.kiosk === kiosk
        : mayDo(caller.role, "baskets.list");
    case "sale":
      return mayDo(caller.role, "sales.list");
    case "shelf":
      return mayDo(caller.role, "shelves.read");
    case "shift-closed":
    case "stock":
    case "price":
      return false;
  }
}
