import type { Clock } from "../platform/clock.ts";
import type { Log } from "../platform/log.ts";
import { Database } from "../platform/sqlite.ts";
import { signHead } from "./ledger-heads.ts";
import { ledgerPath } from "./open-store.ts";

const signEveryMs = 5 * 60_000;

/**
 * Signs where the chain ends: at once, every five minutes while events were added, and when told to.
 * What fails is logged and tried again at the next turn; nobody waits for it.
 */
export class HeadSigner {
  readonly #data: string;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #stopTimer: () => void;
  #reader: Database | undefined;
  /** The newest event that this process has signed. */
  #signed = 0;
  #round: Promise<void> = Promise.resolve();

  constructor(data: string, clock: Clock, log: Log) {
    this.#data = data;
    this.#clock = clock;
    this.#log = log;
    this.#stopTimer = clock.every(signEveryMs, () => void this.sign());
    void this.sign();
  }

  /** Never fails. */
  sign(): Promise<void> {
    this.#round = this.#round
      .then(() => this.#signGrowth())
      .catch((error: unknown) => this.#log.error({ err: error }, "the ledger's end is not signed"));
    return this.#round;
  }

  /** Resolves when the last signature is on disk. */
  async stop(): Promise<void> {
    this.#stopTimer();
    await this.#round;
    await this.#reader?.close();
  }

  async #signGrowth(): Promise<void> {
    this.#reader ??= await Database.open(ledgerPath(this.#data), "read");
    const at = new Date(this.#clock.now()).toISOString();
    const head = await signHead(this.#data, this.#reader, at, this.#signed);
    if (head !== undefined) this.#signed = head.seq;
  }
}
