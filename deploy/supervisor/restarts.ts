/** How long a part that died waits before it is started again. */
export interface RestartPolicy {
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  /** A part that ran this long is forgiven its earlier deaths. */
  readonly steadyAfterMs: number;
}

export const defaultRestartPolicy: RestartPolicy = {
  firstDelayMs: 200,
  longestDelayMs: 10_000,
  steadyAfterMs: 30_000,
};

/** Counts deaths; a part that keeps dying waits twice as long each time. */
export class Restarts {
  readonly #policy: RestartPolicy;
  #deaths = 0;

  constructor(policy: RestartPolicy) {
    this.#policy = policy;
  }

  /** @returns milliseconds to wait before the next start. */
  delayAfterDeath(ranForMs: number): number {
    this.#deaths = ranForMs >= this.#policy.steadyAfterMs ? 1 : this.#deaths + 1;
    return Math.min(
      this.#policy.firstDelayMs * 2 ** (this.#deaths - 1),
      this.#policy.longestDelayMs,
    );
  }
}
