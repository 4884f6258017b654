import type { Clock } from "../../edge/platform/clock.ts";
import type { Log } from "../../edge/platform/log.ts";
import type { LedgerEvents } from "./ledger-events.ts";
import { paceAfterFailure, paceAfterSuccess } from "./pace.ts";
import type { Relay, RelayState } from "./relay.ts";

/** Keeps headquarters up to date until it is stopped. */
export class RelayLoop {
  readonly #relay: Relay;
  readonly #events: LedgerEvents;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #report: (state: RelayState) => void;
  #failures = 0;
  #sentVersion = -1;
  #lastWordMs = 0;
  #mustSend = true;
  #cancelWait: () => void = () => undefined;
  #isStopped = false;

  constructor(
    relay: Relay,
    events: LedgerEvents,
    clock: Clock,
    log: Log,
    report: (state: RelayState) => void,
  ) {
    this.#relay = relay;
    this.#events = events;
    this.#clock = clock;
    this.#log = log;
    this.#report = report;
  }

  start(): void {
    void this.#step();
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelWait();
  }

  async #step(): Promise<void> {
    const pace = await this.#sendIfNeeded();
    if (this.#isStopped) return;
    this.#mustSend = pace.mustSend;
    this.#cancelWait = this.#clock.after(pace.waitMs, () => void this.#step());
  }

  async #sendIfNeeded(): Promise<{ waitMs: number; mustSend: boolean }> {
    try {
      const version = await this.#events.version();
      if (!this.#mustSend && version === this.#sentVersion)
        return paceAfterSuccess(false, this.#clock.now() - this.#lastWordMs);
      const state = await this.#relay.sendNext();
      this.#sentVersion = version;
      this.#lastWordMs = this.#clock.now();
      if (this.#failures > 0) this.#log.info("headquarters answers again");
      this.#failures = 0;
      this.#report(state);
      return paceAfterSuccess(state.durable < state.head, 0);
    } catch (error) {
      this.#failures += 1;
      if (this.#failures === 1) this.#log.warn({ err: error }, "headquarters does not answer");
      this.#report({ head: 0, durable: 0, online: false });
      return paceAfterFailure(this.#failures);
    }
  }
}
