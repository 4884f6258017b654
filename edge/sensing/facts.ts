import type { Fact } from "../contract/facts.ts";
import type { Clock } from "../platform/clock.ts";
import type { Log } from "../platform/log.ts";

/** "refused" means that the core will never take these facts as they are. */
export type SendFacts = (facts: readonly Fact[]) => Promise<"taken" | "refused">;

export interface FactOutboxOptions {
  readonly send: SendFacts;
  readonly clock: Clock;
  readonly log: Log;
}

/** A little waiting puts the facts of one customer's hand into one request. */
const gatherMs = 50;
const batchFacts = 1_000;
const firstRetryMs = 200;
const longestRetryMs = 5_000;

/**
 * Brings facts to the core. Of each thing only the latest state waits, so that a core that was away
 * for an hour gets what is, not what was; sending is repeated until the core has taken it.
 */
export class FactOutbox {
  readonly #options: FactOutboxOptions;
  readonly #waiting = new Map<string, Fact>();
  #retryMs = firstRetryMs;
  #cancel: (() => void) | undefined;
  #isSending = false;
  #isStopped = false;
  readonly counts = { sent: 0, failures: 0, refused: 0 };

  constructor(options: FactOutboxOptions) {
    this.#options = options;
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  put(fact: Fact): void {
    const key = keyOf(fact);
    const before = this.#waiting.get(key);
    // Newest last, so that the order of news is the order in which they are told.
    this.#waiting.delete(key);
    this.#waiting.set(key, before === undefined ? fact : merged(before, fact));
    if (!this.#isSending && this.#cancel === undefined) this.#schedule(gatherMs);
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel?.();
  }

  #schedule(delayMs: number): void {
    if (this.#isStopped) return;
    this.#cancel = this.#options.clock.after(delayMs, () => {
      this.#cancel = undefined;
      void this.#flush();
    });
  }

  async #flush(): Promise<void> {
    const batch = [...this.#waiting].slice(0, batchFacts);
    this.#isSending = true;
    try {
      await this.#deliver(batch);
      this.#retryMs = firstRetryMs;
    } catch (error) {
      // Once for each time that the core is away.
      if (this.#retryMs === firstRetryMs)
        this.#options.log.warn({ err: error, waiting: this.waiting }, "the core takes no facts");
      this.counts.failures += 1;
      this.#retryMs = Math.min(this.#retryMs * 2, longestRetryMs);
    }
    this.#isSending = false;
    if (this.#waiting.size > 0)
      this.#schedule(this.#retryMs === firstRetryMs ? gatherMs : this.#retryMs);
  }

  /** A fact that the core refuses is parked alone, so that the others get through. */
  async #deliver(batch: readonly (readonly [string, Fact])[]): Promise<void> {
    const answer = await this.#options.send(batch.map(([, fact]) => fact));
    if (answer === "refused" && batch.length > 1) {
      const half = Math.ceil(batch.length / 2);
      await this.#deliver(batch.slice(0, half));
      await this.#deliver(batch.slice(half));
      return;
    }
    if (answer === "refused") {
      this.counts.refused += 1;
      this.#options.log.error({ fact: batch[0]?.[1] }, "the core refuses a fact");
    } else this.counts.sent += batch.length;
    for (const [key, fact] of batch) if (this.#waiting.get(key) === fact) this.#waiting.delete(key);
  }
}

/** What a fact is about: a later one about the same takes its place. */
function keyOf(fact: Fact): string {
  switch (fact.type) {
    case "shelf-count":
      return `count ${fact.shelf}`;
    case "condition":
      return `${fact.kind} ${fact.place}`;
    case "tags-seen":
      return `tags ${fact.reader}`;
    case "device-seen":
      return `device ${fact.device}`;
    case "notified":
      return `notified ${fact.alert} ${fact.to} ${fact.channel}`;
  }
}

/** Tags are seen one after another; none that waits may get lost. */
function merged(before: Fact, after: Fact): Fact {
  if (before.type !== "tags-seen" || after.type !== "tags-seen") return after;
  return { ...after, epcs: [...new Set([...before.epcs, ...after.epcs])] };
}

/** Sends to the core's inner door with the box's own key. */
export function sendToCore(coreUrl: string, key: string): SendFacts {
  return async (facts) => {
    const answer = await fetch(`${coreUrl}/internal/facts`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
      body: JSON.stringify({ facts }),
      signal: AbortSignal.timeout(5_000),
    });
    await answer.arrayBuffer();
    if (answer.ok) return "taken";
    if (answer.status === 400 || answer.status === 422) return "refused";
    throw new Error(`the core answered ${answer.status}`);
  };
}
