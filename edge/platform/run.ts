import type { Log } from "./log.ts";

/** Parts start in the order written and stop in reverse. */
export class Parts {
  readonly #stops: (() => Promise<void> | void)[] = [];

  /** Remembers how to stop what has just been started. */
  onStop(stop: () => Promise<void> | void): void {
    this.#stops.push(stop);
  }

  async stop(): Promise<void> {
    for (const stop of this.#stops.splice(0).reverse()) await stop();
  }
}

export interface Running {
  stop(): Promise<void>;
}

/**
 * Runs one process of the box: starts it, says so on standard output and to the supervisor, and
 * stops it in order on SIGTERM or SIGINT. An error while starting ends the process with status 1
 * after one log line that says what a person can do.
 */
export async function runProcess(log: Log, start: () => Promise<Running>): Promise<void> {
  let running: Running;
  try {
    running = await start();
  } catch (error) {
    log.fatal({ err: error }, error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
    if (process.connected) process.disconnect();
    setImmediate(() => process.exit(1));
    return;
  }
  log.info("ready");
  process.send?.({ ready: true });

  const stop = () => {
    void running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "did not stop cleanly");
        process.exit(1);
      },
    );
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  // A child whose supervisor died must not sell on without one.
  process.once("disconnect", stop);
}
