import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { v7 as newId } from "uuid";
import { loadSettings, type Settings } from "./config.ts";
import { tcpPrinter } from "./devices/printer/tcp-printer.ts";
import { OperatingError } from "./errors.ts";
import { localTimeIn } from "./domain/pricing/local-time.ts";
import type { App } from "./http/app.ts";
import { LiveHub } from "./http/live.ts";
import { Metrics } from "./http/metrics.ts";
import { openServer } from "./http/server.ts";
import type { World } from "./http/world.ts";
import { httpProvider } from "./payments/http-provider.ts";
import { headquartersState } from "./peers/headquarters-state.ts";
import { visionAt } from "./peers/vision-client.ts";
import { systemClock, type Clock } from "./platform/clock.ts";
import { boxKey } from "./platform/keys.ts";
import { openLog, type Log } from "./platform/log.ts";
import { Parts, runProcess, type Running } from "./platform/run.ts";
import * as secrets from "./platform/secrets.ts";
import { Turns } from "./platform/turns.ts";
import { startPrintWorker } from "./receipts/print-worker.ts";
import { receiptShop } from "./receipts/receipt-shop.ts";
import { receiptRenderer } from "./receipts/render-receipt.ts";
import { HeadSigner } from "./storage/ledger-heads-signer.ts";
import { openStore, type Store } from "./storage/open-store.ts";
import type { News } from "./usecases/news.ts";
import { builtInNotifier } from "./usecases/notify-built-in.ts";
import { queueReceipt } from "./usecases/print-receipts.ts";
import type { PaymentProvider } from "./usecases/paying-ports.ts";
import type { ReceiptPrinter } from "./usecases/printing-ports.ts";
import type { Vision } from "./usecases/ports.ts";
import { noteNotified } from "./usecases/raise-alert.ts";
import { payBack } from "./usecases/pay-back.ts";
import { resolvePayments } from "./usecases/resolve-payments.ts";
import { watchHelp } from "./usecases/watch-help.ts";
import { watchStock } from "./usecases/watch-stock.ts";

/** What the core speaks to; tests hand in their own. */
export interface CoreEdges {
  readonly clock: Clock;
  readonly vision: Vision;
  readonly provider: PaymentProvider;
  readonly printer: ReceiptPrinter;
  /** Address of the shop's broker; empty: nothing is announced. */
  readonly broker: string;
  /** The core's secret at the broker. */
  readonly brokerPassword: string;
  /** Folder of the built screens. */
  readonly screens: string;
  /** Ends the process when what it holds in memory can no longer be trusted. */
  readonly crash: (error: unknown) => void;
}

export interface RunningCore extends Running {
  /** The real port, also when any free one was asked for. */
  readonly port: number;
}

const resolveEveryMs = 2_000;
/** The supervisor starts a fresh process, which reads the truth from the ledger. */
const exitStatusAfterCrash = 70;

/**
 * The core: the ledger's only writer, with the server in front of it. Parts start in the order
 * written and stop in reverse; when one fails to start, those already running are stopped.
 *
 * @throws OperatingError PORT_IN_USE, DATA_IN_USE, DATA_NEWER_THAN_PROGRAM, STORAGE_OPEN_FAILED
 */
export async function startCore(
  settings: Settings,
  log: Log,
  given: Partial<CoreEdges> = {},
): Promise<RunningCore> {
  const parts = new Parts();
  try {
    const edges = { ...ownEdges(settings, log, given.clock ?? systemClock), ...given };
    const { clock } = edges;
    const now = () => clock.now();
    const store = await openStore(settings.data, {
      now,
      newId,
      store: settings.store,
      timeZone: settings.shop.timeZone,
      dayStartsAt: settings.shop.dayStartsAt,
      accounting: settings.accounting,
      onUnknownCommit: edges.crash,
    });
    parts.onStop(() => store.close());

    const headquarters = headquartersState(settings.data, now);
    const metrics = new Metrics({
      writeQueue: () => store.waiting(),
      eventLag: () => headquarters().lag,
      alertsOpen: async () => {
        const page = { states: ["open", "accepted"], after: "", limit: 1_000 } as const;
        return (await store.alerts.list(page)).length;
      },
    });
    const listeners: ((news: News) => void)[] = [];
    const tell = (news: News) => {
      for (const listener of listeners) listener(news);
    };
    const world = joinWorld({ settings, store, edges, metrics, tell, headquarters });

    const work = watch(world, listeners, clock, log);
    parts.onStop(() => work.stop());
    const printing = startPrintWorker({ ...world, printer: edges.printer }, clock, log);
    parts.onStop(() => printing.stop());
    world.wakePrinter = () => printing.wake();
    listeners.push((news) => metrics.count(news));
    resolveInBackground(world, clock, parts, log);
    const signer = new HeadSigner(settings.data, clock, log);
    parts.onStop(() => signer.stop());
    listeners.push((news) => {
      if (news.kind === "shift-closed") void signer.sign();
    });

    const live = new LiveHub(world, log);
    listeners.push((news) => live.tell(news));
    const app = await openServer(world, {
      live,
      metrics,
      clock,
      log,
      host: settings.host,
      screens: edges.screens,
      crash: edges.crash,
    });
    parts.onStop(() => app.close());
    const port = await listen(app, settings);
    log.info({ port, store: settings.store }, "the core listens");
    announce(settings, edges, world, listeners, parts, log);
    return { port, stop: () => parts.stop() };
  } catch (error) {
    await parts.stop();
    throw error;
  }
}

function ownEdges(settings: Settings, log: Log, clock: Clock): CoreEdges {
  const { ports, payments } = settings;
  return {
    clock,
    vision: visionAt(`http://127.0.0.1:${ports.vision}`),
    provider: httpProvider({
      url: payments.url === "" ? `http://127.0.0.1:${ports.demo}/provider` : payments.url,
      secret: boxKey(settings.data, "payment-provider"),
      now: () => clock.now(),
      newNonce: () => randomBytes(16).toString("hex"),
      timeoutMs: 10_000,
    }),
    printer: tcpPrinter({
      host: settings.printer.host,
      port: ports.printer,
      timeoutMs: 15_000,
      clock,
    }),
    broker: `mqtt://127.0.0.1:${ports.mqtt}`,
    brokerPassword: boxKey(settings.data, "internal"),
    screens: fileURLToPath(new URL("../kiosk-web", import.meta.url)),
    crash: (error) => {
      log.fatal({ err: error }, "memory and ledger may differ; starting anew");
      setImmediate(() => process.exit(exitStatusAfterCrash));
    },
  };
}

/** Everything that routes and background work need, under the names of their ports. */
function joinWorld(from: {
  settings: Settings;
  store: Store;
  edges: CoreEdges;
  metrics: Metrics;
  tell: (news: News) => void;
  headquarters: World["headquarters"];
}): World & { wakePrinter: () => void } {
  const { settings, store, edges, metrics, tell, headquarters } = from;
  const { shop } = settings;
  const now = () => edges.clock.now();
  const isDemo = settings.payments.url === "";
  const isOnThisMachineOnly = settings.host === "127.0.0.1" || settings.host === "localhost";
  const receiptUrl = `http://${settings.host}:${settings.ports.http}/r/`;
  return {
    ...store,
    vision: edges.vision,
    provider: edges.provider,
    ledger: {
      postSale: (draft) => metrics.timePosting(() => store.ledger.postSale(draft)),
      saleById: (id) => store.ledger.saleById(id),
      saleByKey: (key) => store.ledger.saleByKey(key),
    },
    saleList: store.ledger,
    jobs: store.printJobs,
    renderer: receiptRenderer(receiptShop(shop, isOnThisMachineOnly ? "" : receiptUrl)),
    wakePrinter: () => undefined,
    turns: new Turns(),
    tell,
    now,
    today: () => store.businessDay(now()),
    localTime: localTimeIn(shop.timeZone),
    newId,
    locale: shop.locale,
    cashRounding: shop.cashRounding,
    quietUntilMs: new Map(),
    secrets,
    internalKeyHash: secrets.hashToken(boxKey(settings.data, "internal")),
    pictures: join(settings.data, "pictures"),
    headquarters,
    shop: {
      store: settings.store,
      name: shop.name,
      locale: shop.locale,
      currency: shop.currency,
      timeZone: shop.timeZone,
      cashNotice: shop.cashNotice,
      servicePhone: shop.servicePhone,
      demoCamera: isDemo ? `http://127.0.0.1:${settings.ports.demo}/camera` : "",
    },
  };
}

/** Work that follows from news: receipts, alerts about stock and help, and who hears of alerts. */
function watch(
  world: World,
  listeners: ((news: News) => void)[],
  clock: Clock,
  log: Log,
): { stop: () => Promise<void> } {
  const underWay = new Set<Promise<void>>();
  const follow = (work: Promise<void>) => {
    const followed = work.catch((error: unknown) =>
      log.error({ err: error }, "news were not followed up"),
    );
    underWay.add(followed);
    void followed.finally(() => underWay.delete(followed));
  };
  const notifier = builtInNotifier(
    world,
    (delayMs, task) => clock.after(delayMs, task),
    (error) => log.error({ err: error }, "nobody was told of an alert"),
  );
  listeners.push((news) => notifier.tell(news));
  listeners.push((news) => {
    if (news.kind === "basket") follow(watchHelp(world, news.basket));
    if (news.kind === "stock") follow(watchStock(world, news.skus));
    if (news.kind === "sale") {
      follow(
        watchStock(
          world,
          news.sale.lines.map((line) => line.sku),
        ),
      );
      follow(queueReceipt(world, news.sale.id, world.locale, undefined).then(world.wakePrinter));
    }
  });
  return {
    stop: async () => {
      notifier.stop();
      await Promise.all(underWay);
    },
  };
}

/** Starts to tell devices and flows. Nobody waits for it: a shop sells before its shelves hear of it. */
function announce(
  settings: Settings,
  edges: CoreEdges,
  world: World,
  listeners: ((news: News) => void)[],
  parts: Parts,
  log: Log,
): void {
  if (edges.broker === "") return;
  const starting = startAnnouncer(settings, edges, world, log);
  void starting.then(
    (announcer) => listeners.push((news) => announcer.tell(news)),
    (error: unknown) => log.error({ err: error }, "nothing is announced by MQTT"),
  );
  parts.onStop(async () => (await starting).stop());
}

async function startAnnouncer(settings: Settings, edges: CoreEdges, world: World, log: Log) {
  // Loaded only now, because the MQTT library takes a fifth of a second that a sale need not wait for.
  const { Announcer } = await import("./peers/announcer.ts");
  const { broker, brokerPassword } = edges;
  const about = {
    ...world,
    store: settings.store,
    currency: settings.shop.currency,
    onNotified: (notice: { alert: string; to: string; channel: string }) =>
      noteNotified(world, notice.alert, notice),
  };
  return new Announcer(broker, brokerPassword, about, log);
}

/** Takes up, now and every two seconds, payments whose end nobody knows and money that refunds owe. */
function resolveInBackground(world: World, clock: Clock, parts: Parts, log: Log): void {
  let round: Promise<void> | undefined;
  const resolve = () => {
    round ??= resolvePayments(world)
      .then((failures) => {
        for (const error of failures) log.error({ err: error }, "a payment stays unresolved");
        return payBack(world);
      })
      .then((refused) => {
        for (const payout of refused) log.error({ payout }, "the provider refuses to pay back");
      })
      .catch((error: unknown) => log.error({ err: error }, "payments cannot be resolved"))
      .finally(() => (round = undefined));
  };
  const stop = clock.every(resolveEveryMs, resolve);
  parts.onStop(async () => {
    stop();
    await round;
  });
  resolve();
}

async function listen(app: App, settings: Settings): Promise<number> {
  const { host, ports } = settings;
  try {
    await app.listen({ host, port: ports.http });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    const detail = `port ${ports.http}, setting TILLBOX_HTTP_PORT`;
    throw new OperatingError("PORT_IN_USE", detail, { cause: error });
  }
  const address = app.server.address();
  return typeof address === "object" && address !== null ? address.port : ports.http;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const log = openLog("core");
  await runProcess(log, () => startCore(loadSettings(), log));
}
