import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { News } from "../usecases/news.ts";
import type { App } from "./app.ts";

/** What is measured elsewhere and read when somebody asks. */
export interface Gauges {
  /** Write jobs that wait for the ledger. */
  readonly writeQueue: () => number;
  /** Events that headquarters does not have yet. */
  readonly eventLag: () => number;
  readonly alertsOpen: () => Promise<number>;
}

/** Figures of the core for Prometheus; names end with their unit. */
export class Metrics {
  readonly registry = new Registry();
  readonly #sales = new Counter({
    name: "tillbox_sales_posted_total",
    help: "sales whose COMMIT is on disk",
    registers: [this.registry],
  });
  readonly #posting = new Histogram({
    name: "tillbox_sale_post_duration_seconds",
    help: "from the ledger being asked to the sale being on disk",
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2],
    registers: [this.registry],
  });
  readonly #requests = new Histogram({
    name: "tillbox_http_request_duration_seconds",
    help: "from a request's first byte to its answer's last",
    labelNames: ["method", "route", "status"],
    buckets: [0.002, 0.005, 0.01, 0.05, 0.1, 0.5, 2],
    registers: [this.registry],
  });

  constructor(gauges: Gauges) {
    this.#gauge("tillbox_write_lane_queue_jobs", "write jobs that wait", gauges.writeQueue);
    this.#gauge("tillbox_event_lag_events", "events not yet at headquarters", gauges.eventLag);
    this.#gauge("tillbox_alerts_open_alerts", "alerts that nobody has settled", gauges.alertsOpen);
    this.#gauge("tillbox_resident_memory_bytes", "memory of this process", () =>
      process.memoryUsage.rss(),
    );
  }

  #gauge(name: string, help: string, read: () => number | Promise<number>): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [this.registry],
      collect: async () => gauge.set(await read()),
    });
  }

  count(news: News): void {
    if (news.kind === "sale") this.#sales.inc();
  }

  /** Measures one posting, also one that fails. */
  async timePosting<T>(post: () => Promise<T>): Promise<T> {
    const stop = this.#posting.startTimer();
    try {
      return await post();
    } finally {
      stop();
    }
  }

  watch(app: App): void {
    app.addHook("onResponse", (request, reply, next) => {
      const route = request.routeOptions.url ?? "unknown";
      const labels = { method: request.method, route, status: String(reply.statusCode) };
      this.#requests.observe(labels, reply.elapsedTime / 1_000);
      next();
    });
    app.get(
      "/metrics",
      { config: { action: "metrics.read" }, schema: { hide: true } },
      async (_request, reply) =>
        reply.type(this.registry.contentType).send(await this.registry.metrics()),
    );
  }
}
