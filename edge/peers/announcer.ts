import { connect, type MqttClient } from "mqtt";
import type { z } from "zod";
import {
  alertStateShape,
  decodeTopic,
  encodeTopic,
  flowNotifyShape,
  labelPriceShape,
  salePostedShape,
  stockLevelShape,
} from "../contract/mqtt.ts";
import { isAlertClosed, type Alert } from "../domain/alert/alert.ts";
import type { Product } from "../domain/catalogue/product.ts";
import type { Locale } from "../domain/locale.ts";
import type { PostedSale } from "../domain/sale/sale.ts";
import type { Log } from "../platform/log.ts";
import type { News } from "../usecases/news.ts";
import type { Now } from "../usecases/moments.ts";
import type { Alerts, Catalogue, StockBook } from "../usecases/ports.ts";

export interface AnnouncerWorld {
  readonly store: string;
  readonly locale: Locale;
  readonly currency: string;
  readonly alerts: Alerts;
  readonly catalogue: Catalogue;
  readonly stockBook: StockBook;
  readonly now: Now;
  /** A flow has told somebody of an alert. */
  readonly onNotified: (notice: z.infer<typeof flowNotifyShape>) => Promise<void>;
}

const againMs = 2_000;
const pageSize = 200;

/**
 * Tells devices and flows by MQTT what is true in the shop. While the broker is away nothing is kept
 * for it: when it is back, everything that holds then is told again, so that nothing stale remains.
 */
export class Announcer {
  readonly #client: MqttClient;
  readonly #world: AnnouncerWorld;
  readonly #log: Log;
  #isStopped = false;
  #letGo: () => void = () => undefined;
  #tail: Promise<void> = Promise.resolve();

  constructor(url: string, password: string, world: AnnouncerWorld, log: Log) {
    this.#world = world;
    this.#log = log;
    this.#client = connect(url, {
      username: "core",
      clientId: "core",
      password,
      reconnectPeriod: againMs,
      queueQoSZero: false,
    });
    this.#client.on("connect", () => this.#do(() => this.#tellAll()));
    this.#client.on("message", (topic, payload) => this.#do(() => this.#hear(topic, payload)));
    // Every lost line and refused connection comes as an error; trying again is all there is to do.
    this.#client.on("error", (error) => log.debug({ err: error }, "the broker is away"));
  }

  tell(news: News): void {
    if (this.#client.connected) this.#do(() => this.#announce(news));
  }

  /** Resolves when everything told so far has been taken by the broker. */
  whenTold(): Promise<void> {
    return this.#tail;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#client.endAsync(true);
    this.#letGo();
    await this.#tail;
  }

  /** One after another, so that an older state never follows a newer one. */
  #do(work: () => Promise<void>): void {
    this.#tail = this.#tail.then(work).catch((error: unknown) => {
      if (this.#client.connected) this.#log.warn({ err: error }, "not announced");
    });
  }

  async #announce(news: News): Promise<void> {
    switch (news.kind) {
      case "alert":
        return this.#tellAlert(news.alert);
      case "sale":
        await this.#tellSale(news.sale);
        return this.#tellLevels(news.sale.lines.map((line) => line.sku));
      case "stock":
        return this.#tellLevels(news.skus);
      case "price":
        return this.#tellPrices(news.sku);
      case "basket":
      case "payment":
      case "shelf":
      case "shift-closed":
        return undefined;
    }
  }

  async #tellAll(): Promise<void> {
    const { store, alerts, catalogue } = this.#world;
    const of = (kind: string, stream: string) => `tillbox/v1/${store}/${kind}/+/${stream}`;
    if (this.#isStopped) return;
    const topics = [of("flow", "notify"), of("alert", "state")];
    await this.#taken(this.#client.subscribeAsync(topics, { qos: 1 }));
    const open = await alerts.list({ states: ["open", "accepted"], after: "", limit: 1_000 });
    for (const alert of open) await this.#tellAlert(alert);
    let after = "";
    for (;;) {
      const page = await catalogue.products({ text: "", category: "", after, limit: pageSize });
      await this.#tellLevels(page.map((product) => product.sku));
      if (page.length < pageSize) break;
      after = page.at(-1)?.sku ?? "";
    }
    await this.#tellPrices(undefined);
  }

  async #tellAlert(alert: Alert): Promise<void> {
    const { kind, place, sku, state, sinceMs, evidence } = alert;
    const body: z.infer<typeof alertStateShape> = {
      kind,
      shelf: place,
      sku,
      state,
      since: new Date(sinceMs).toISOString(),
      evidence: { ...evidence },
    };
    await this.#publish("alert", alert.id, "state", isAlertClosed(state) ? undefined : body, true);
  }

  async #tellSale(sale: PostedSale): Promise<void> {
    const body: z.infer<typeof salePostedShape> = {
      sale: sale.id,
      total: sale.total,
      lines: sale.lines.map(({ sku, quantity }) => ({ sku, quantity })),
    };
    await this.#publish("sale", sale.kiosk, "posted", body, false);
  }

  async #tellLevels(skus: readonly string[]): Promise<void> {
    for (const sku of new Set(skus)) {
      const { shelf, backRoom } = await this.#world.stockBook.level(sku);
      const body: z.infer<typeof stockLevelShape> = {
        onHand: shelf + backRoom,
        onShelf: shelf,
        at: new Date(this.#world.now()).toISOString(),
      };
      await this.#publish("stock", sku, "level", body, true);
    }
  }

  /** @param sku undefined: of every shelf. */
  async #tellPrices(sku: string | undefined): Promise<void> {
    for (const shelf of await this.#world.catalogue.shelves()) {
      if (sku !== undefined && shelf.sku !== sku) continue;
      const product = await this.#world.catalogue.product(shelf.sku);
      if (product !== undefined) await this.#tellPrice(shelf.id, product);
    }
  }

  async #tellPrice(shelf: string, product: Product): Promise<void> {
    const { locale, currency, now } = this.#world;
    const body: z.infer<typeof labelPriceShape> = {
      sku: product.sku,
      name: product.names[locale],
      price: product.unitPrice,
      currency,
      validFrom: new Date(now()).toISOString(),
    };
    await this.#publish("label", shelf, "price", body, true);
  }

  async #publish(
    kind: string,
    device: string,
    stream: string,
    body: object | undefined,
    retain: boolean,
  ): Promise<void> {
    const topic = encodeTopic({ store: this.#world.store, kind, device, stream });
    const isTellable = decodeTopic(topic) !== undefined && this.#client.connected;
    if (!isTellable || this.#isStopped) return;
    const payload = body === undefined ? "" : JSON.stringify(body);
    await this.#taken(this.#client.publishAsync(topic, payload, { qos: 1, retain }));
  }

  /** A line that ends may leave what was sent without any answer: `stop` lets go of it. */
  #taken(sent: Promise<unknown>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#letGo = resolve;
      sent.then(() => resolve(), reject);
    });
  }

  async #hear(topic: string, payload: Buffer): Promise<void> {
    const from = decodeTopic(topic);
    if (from === undefined || payload.length === 0) return;
    if (from.kind === "alert") return this.#forgetClosed(from.device);
    const notice = flowNotifyShape.safeParse(parse(payload));
    if (notice.success) await this.#world.onNotified(notice.data);
    else this.#log.warn({ topic }, "a notice is not understood");
  }

  /** The broker still holds an alert that was closed while the line was down. */
  async #forgetClosed(id: string): Promise<void> {
    const alert = await this.#world.alerts.find(id);
    if (alert === undefined || isAlertClosed(alert.state))
      await this.#publish("alert", id, "state", undefined, true);
  }
}

function parse(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString("utf8"));
  } catch {
    return undefined;
  }
}
