import type { Fact } from "../../contract/facts.ts";
import type { Shelf } from "../../domain/shelf/shelf.ts";
import type { Log } from "../../platform/log.ts";
import { ColdSense } from "./cold-sense.ts";
import { decode, type Report } from "./decode.ts";
import { PresenceSense } from "./presence-sense.ts";
import { ShelfSense } from "./shelf-sense.ts";

export interface PipelineOptions {
  readonly now: () => number;
  readonly report: (fact: Fact) => void;
  readonly log: Log;
}

/** What came in since the start. */
export interface PipelineCounts {
  readings: number;
  torn: number;
  /** From scales that the planogram does not know. */
  unplanned: number;
}

const tornLogMs = 30_000;

/** From messages to facts: decode, estimate, judge. It holds the shop's state and does no I/O. */
export class Pipeline {
  readonly counts: PipelineCounts = { readings: 0, torn: 0, unplanned: 0 };
  readonly #options: PipelineOptions;
  readonly #shelves = new Map<string, ShelfSense>();
  readonly #moving = new Set<ShelfSense>();
  readonly #torn = new Map<string, { count: number; nextLogMs: number }>();
  readonly #presence: PresenceSense;
  readonly #cold: ColdSense;

  constructor(options: PipelineOptions) {
    this.#options = options;
    this.#presence = new PresenceSense(options.report);
    this.#cold = new ColdSense(options.report);
  }

  /** The planogram and the list of devices, as they are from now on. */
  plan(shelves: readonly Shelf[], devices: ReadonlySet<string>): void {
    const nowMs = this.#options.now();
    const planned = new Set(shelves.map(({ id }) => id));
    for (const [id, sense] of this.#shelves)
      if (!planned.has(id)) {
        this.#shelves.delete(id);
        this.#moving.delete(sense);
      }
    for (const shelf of shelves) {
      const known = this.#shelves.get(shelf.id);
      if (known === undefined)
        this.#shelves.set(shelf.id, new ShelfSense(shelf, this.#options.report));
      else known.replan(shelf, nowMs);
    }
    this.#presence.forgetAllBut((device) => devices.has(device), nowMs);
  }

  take(topic: string, payload: Buffer): void {
    const report = decode(topic, payload);
    if (report === undefined) return;
    const nowMs = this.#options.now();
    this.#presence.hear(report.device, report.type !== "status" || report.isOnline, nowMs);
    this.#takeReport(report, nowMs);
  }

  /** Time passes; call it some ten times a second. */
  tick(): void {
    const nowMs = this.#options.now();
    for (const sense of this.#moving) {
      sense.wait(nowMs);
      if (!sense.isMoving) this.#moving.delete(sense);
    }
    this.#presence.check(nowMs);
  }

  #takeReport(report: Report, nowMs: number): void {
    if (report.type === "torn") {
      this.#takeTorn(report.device, report.reason, nowMs);
      return;
    }
    if (report.type === "status") return;
    this.counts.readings += 1;
    switch (report.type) {
      case "load":
        this.#takeLoad(report.device, report.grams, nowMs);
        return;
      case "air":
        this.#cold.take(report.device, report.celsius, nowMs);
        return;
      case "tags":
        this.#options.report({
          type: "tags-seen",
          reader: report.device,
          epcs: [...report.epcs],
          at: new Date(nowMs).toISOString(),
        });
    }
  }

  #takeLoad(device: string, grams: number, nowMs: number): void {
    const sense = this.#shelves.get(device);
    if (sense === undefined) {
      this.counts.unplanned += 1;
      return;
    }
    sense.take(grams, nowMs);
    if (sense.isMoving) this.#moving.add(sense);
    else this.#moving.delete(sense);
  }

  /** One broken device must not fill the log: one line per device and interval, with the count. */
  #takeTorn(device: string, reason: string, nowMs: number): void {
    this.counts.torn += 1;
    const torn = this.#torn.get(device) ?? { count: 0, nextLogMs: 0 };
    torn.count += 1;
    if (nowMs >= torn.nextLogMs) {
      this.#options.log.warn({ device, reason, count: torn.count }, "unreadable message");
      torn.count = 0;
      torn.nextLogMs = nowMs + tornLogMs;
    }
    this.#torn.set(device, torn);
  }
}
