import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { v7 as newId } from "uuid";
import { WebSocket } from "ws";
import { onTestFinished } from "vitest";
import { readSettings } from "../config.ts";
import type { Enrolment, Recognition } from "../contract/vision.ts";
import type { LiveMessage } from "../contract/http.ts";
import type { SoldBy } from "../domain/catalogue/product.ts";
import { money } from "../domain/money.ts";
import { OperatingError } from "../errors.ts";
import { startCore, type CoreEdges } from "../main.ts";
import { boxKey } from "../platform/keys.ts";
import { silentLog } from "../platform/log.ts";
import { openStore } from "../storage/open-store.ts";
import type { PaymentProvider, ProviderAnswer, RefundRequest } from "../usecases/paying-ports.ts";
import type { ReceiptPrinter } from "../usecases/printing-ports.ts";
import type { Vision } from "../usecases/ports.ts";
import { ManualClock } from "./manual-clock.ts";

/** `sku, price, piece or weight, grams, GTIN-14` of the small shop that tests sell in. */
const goods: readonly [string, number, SoldBy, number, string][] = [
  ["cola", 350, "piece", 520, "09520000000011"],
  ["chips", 690, "piece", 80, "09520000000028"],
  ["apple", 1280, "weight", 200, ""],
];

/** A provider whose payer does what the test says. */
export class ObedientProvider implements PaymentProvider {
  /** What the provider says next about every payment. */
  state: ProviderAnswer["state"] = "waiting";
  readonly cancelled: string[] = [];
  /** What it says about the next refund. */
  refundState: "accepted" | "unknown" = "accepted";
  readonly refunds: RefundRequest[] = [];

  start(): Promise<ProviderAnswer> {
    return this.#answer(this.state);
  }

  query(): Promise<ProviderAnswer> {
    return this.#answer(this.state);
  }

  cancel({ id }: { readonly id: string }): Promise<ProviderAnswer> {
    this.cancelled.push(id);
    return this.#answer("reversed");
  }

  refund(request: RefundRequest): ReturnType<PaymentProvider["refund"]> {
    this.refunds.push(request);
    return Promise.resolve({ state: this.refundState, reference: "r1", reason: "" });
  }

  #answer(state: ProviderAnswer["state"]): Promise<ProviderAnswer> {
    return Promise.resolve({ state, reference: "p1", qr: "https://pay.example/p1", reason: "" });
  }
}

/** Eyes that see what the picture's bytes say: `cola cola ?` are three items, one of them unknown. */
export const literalVision: Vision = {
  recognise: ({ bytes }) => {
    const words = Buffer.from(bytes).toString("utf8").split(" ");
    if (!words.every((word) => /^(\?|[a-z]+)$/.test(word)))
      return Promise.reject(new OperatingError("IMAGE_UNREADABLE"));
    const detections: Recognition["detections"] = words.map((word, index) => ({
      sku: word === "?" ? null : word,
      confidence: 0.9,
      box: [index * 100, 0, 90, 90],
      candidates: [],
    }));
    return Promise.resolve({ model: "m1", width: 640, height: 480, ms: 5, detections });
  },
  embed: ({ bytes }): Promise<Enrolment> =>
    Promise.resolve({
      model: "m1",
      vectors: [Buffer.from(bytes).toString("base64")],
      warnings: [],
    }),
};

/** A printer that only counts. */
export class CountingPrinter implements ReceiptPrinter {
  readonly printed: Uint8Array[] = [];

  print(bytes: Uint8Array): Promise<void> {
    this.printed.push(bytes);
    return Promise.resolve();
  }

  status() {
    return Promise.resolve({
      online: true,
      coverOpen: false,
      paperEnd: false,
      paperNearEnd: false,
      error: false,
    });
  }
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  /** The body as JSON; empty when it is none. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The rows of a list; empty when it is none. */
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly headers: Headers;
}

export interface AskOptions {
  /** An API key; absent: the customer at the kiosk. */
  readonly as?: string;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Ask = (
  method: string,
  path: string,
  body?: unknown,
  options?: AskOptions,
) => Promise<Answer>;

/** A directory with the small shop in it, removed after the test. */
async function newShop(clock: ManualClock): Promise<string> {
  const data = mkdtempSync(join(tmpdir(), "tillbox-core-"));
  const store = await openStore(data, {
    now: () => clock.now(),
    newId,
    store: "s001",
    timeZone: "Asia/Shanghai",
    dayStartsAt: "04:00",
    onUnknownCommit: (error) => {
      throw error;
    },
  });
  const products = goods.map(([sku, price, soldBy, pieceGrams, gtin]) => ({
    sku,
    names: { "zh-CN": `${sku}中`, en: sku },
    size: "",
    category: "food",
    soldBy,
    unitPrice: money(price),
    unitCost: money(100),
    vatBasisPoints: 1300,
    barcodes: gtin === "" ? [] : [gtin],
    pieceGrams,
    shelfLifeDays: 0,
    supplier: "sup",
  }));
  const shelves = [
    {
      id: "A1",
      sku: "cola",
      facings: 1,
      minimum: 3,
      capacity: 12,
      tareGrams: 500,
      pieceGrams: 520,
    },
  ];
  const categories = [{ id: "food", names: { "zh-CN": "食品", en: "Food" } }];
  const suppliers = [{ id: "sup", names: { "zh-CN": "供应商", en: "Supplier" }, leadTimeDays: 1 }];
  const members = [{ id: "m1", name: "许女士", card: "95200010" }];
  await store.catalogueWriter.importCatalogue(
    { categories, suppliers, products, shelves, members },
    clock.now() - 1_000,
  );
  await store.close();
  return data;
}

export interface TestCore {
  readonly url: string;
  readonly data: string;
  readonly clock: ManualClock;
  readonly provider: ObedientProvider;
  readonly printer: CountingPrinter;
  /** The box's own key. */
  readonly system: string;
  readonly ask: Ask;
  /** Stops the core and starts it again on the same data, with other edges where some are given. */
  restart(changes?: Partial<CoreEdges>): Promise<void>;
  /** Everything that a screen hears, in order. */
  listen(query: string, as?: string): Promise<LiveListener>;
  /** Runs timers until `fact` holds; fails after 5 s. */
  until<T>(fact: () => Promise<T | undefined> | T | undefined): Promise<T>;
}

export interface LiveListener {
  readonly messages: LiveMessage[];
  of<Type extends LiveMessage["type"]>(type: Type): Extract<LiveMessage, { type: Type }>[];
}

/**
 * A real core on real files and sockets, with edges that obey the test. Stops after the test.
 * @param toml settings beside the test's own, as a settings file has them.
 */
export async function runningCore(
  given: Partial<CoreEdges> = {},
  toml?: string,
): Promise<TestCore> {
  const clock = new ManualClock();
  const data = await newShop(clock);
  const provider = new ObedientProvider();
  const printer = new CountingPrinter();
  const environment = {
    TILLBOX_DATA: data,
    TILLBOX_HTTP_PORT: "0",
    TILLBOX_PAYMENTS_URL: "http://127.0.0.1:1",
  };
  const settings = readSettings(environment, toml);
  const edges = { clock, vision: literalVision, provider, printer, broker: "", ...given };
  let core = await startCore(settings, silentLog, edges);
  onTestFinished(async () => {
    await core.stop();
    rmSync(data, { recursive: true, force: true });
  });
  const url = () => `http://127.0.0.1:${core.port}`;
  const until = async <T>(fact: () => Promise<T | undefined> | T | undefined): Promise<T> => {
    const endsAt = Date.now() + 5_000;
    for (;;) {
      const value = await fact();
      if (value !== undefined) return value;
      if (Date.now() > endsAt) throw new Error("it did not become true");
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return {
    get url() {
      return url();
    },
    data,
    clock,
    provider,
    printer,
    system: boxKey(data, "internal"),
    ask: (method, path, body, options) => ask(url(), method, path, body, options),
    restart: async (changes = {}) => {
      await core.stop();
      core = await startCore(settings, silentLog, { ...edges, ...changes });
    },
    listen: (query, as) => listen(url(), query, as),
    until,
  };
}

async function ask(
  url: string,
  method: string,
  path: string,
  body: unknown,
  { as, key, headers = {} }: AskOptions = {},
): Promise<Answer> {
  const isText = typeof body === "string";
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(as === undefined ? {} : { authorization: `Bearer ${as}` }),
      ...(key === undefined ? {} : { "idempotency-key": key }),
      ...(body === undefined || isText ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") === true;
  const content = (isJson ? JSON.parse(text) : {}) as Answer["body"];
  return {
    status: response.status,
    text,
    body: content,
    items: Array.isArray(content["items"]) ? (content["items"] as Answer["items"]) : [],
    headers: response.headers,
  };
}

async function listen(url: string, query: string, as?: string): Promise<LiveListener> {
  const address = `${url.replace("http", "ws")}/api/v1/live${query}`;
  const headers = as === undefined ? {} : { authorization: `Bearer ${as}` };
  const socket = new WebSocket(address, { headers });
  const messages: LiveMessage[] = [];
  socket.on("message", (data: Buffer) => {
    messages.push(JSON.parse(data.toString("utf8")) as LiveMessage);
  });
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  onTestFinished(() => socket.terminate());
  return {
    messages,
    of: <Type extends LiveMessage["type"]>(type: Type) =>
      messages.filter(
        (message): message is Extract<LiveMessage, { type: Type }> => message.type === type,
      ),
  };
}
