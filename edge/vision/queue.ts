import type { Clock } from "../platform/clock.ts";
import { OperatingError } from "../errors.ts";

export interface QueueLimits {
  /** Callers that may wait while one is served. */
  readonly mostWaiting: number;
  /** From asking to the answer; then the kiosk offers barcodes. */
  readonly timeoutMs: number;
}

/**
 * Serves one picture after another. It rather refuses than lets customers wait: a full queue and a
 * caller whose time is over get VISION_UNAVAILABLE at once. Work whose caller has gone is not begun.
 */
export class PictureQueue {
  readonly #clock: Clock;
  readonly #limits: QueueLimits;
  readonly #waiting: (() => void)[] = [];
  #isBusy = false;

  constructor(clock: Clock, limits: QueueLimits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /** Callers that wait now. */
  get length(): number {
    return this.#waiting.length;
  }

  /** @throws OperatingError VISION_UNAVAILABLE */
  run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#waiting.length >= this.#limits.mostWaiting)
      return Promise.reject(new OperatingError("VISION_UNAVAILABLE", "too many pictures wait"));
    return new Promise((resolve, reject) => {
      let isOver = false;
      const forget = this.#clock.after(this.#limits.timeoutMs, () => {
        isOver = true;
        reject(new OperatingError("VISION_UNAVAILABLE", "no answer in time"));
      });
      const begin = () => {
        if (isOver) {
          this.#next();
          return;
        }
        this.#isBusy = true;
        void work()
          .then(resolve, reject)
          .finally(() => {
            forget();
            this.#next();
          });
      };
      if (this.#isBusy) this.#waiting.push(begin);
      else begin();
    });
  }

  #next(): void {
    this.#isBusy = false;
    this.#waiting.shift()?.();
  }
}
