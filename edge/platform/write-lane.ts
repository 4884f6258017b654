import type { Database } from "./sqlite.ts";

interface Job {
  readonly work: (db: Database) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** More jobs than this wait for the next transaction, so that no single one grows without bound. */
const groupLimit = 64;

/**
 * Runs write jobs one after another on the one writing connection of a file, and lets jobs that wait
 * together share one transaction: one fsync for all of them. Each job has its own savepoint, so that
 * a refused one leaves no trace and touches no neighbour. A job is answered after COMMIT.
 *
 * `sqlite3` queues statements, not transactions (TryGhost/node-sqlite3#1761): the lane is therefore
 * the only holder of the connection. Do not call `run` from inside `work`: it would wait for itself.
 */
export class WriteLane {
  readonly #db: Database;
  readonly #onUnknown: (error: unknown) => void;
  readonly #waiting: Job[] = [];
  #isRunning = false;
  #broken: Error | undefined;
  #idle: Promise<void> = Promise.resolve();

  /**
   * @param onUnknown called once when COMMIT itself failed: whether the group is on disk is then
   *   unknown, and the lane takes no more work. The process must end, open the file again and look
   *   its keys up.
   */
  constructor(db: Database, onUnknown: (error: unknown) => void = () => undefined) {
    this.#db = db;
    this.#onUnknown = onUnknown;
  }

  /** Jobs that have not been answered yet. */
  get waiting(): number {
    return this.#waiting.length;
  }

  run<T>(work: (db: Database) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
      if (!this.#isRunning) this.#idle = this.#drain();
    });
  }

  /** Resolves when nothing waits any more. */
  whenIdle(): Promise<void> {
    return this.#idle;
  }

  async #drain(): Promise<void> {
    this.#isRunning = true;
    await Promise.resolve(); // Whoever asks in the same breath shares the first transaction.
    while (this.#waiting.length > 0) await this.#runGroup(this.#waiting.splice(0, groupLimit));
    this.#isRunning = false;
  }

  async #runGroup(jobs: readonly Job[]): Promise<void> {
    const answers: (() => void)[] = [];
    try {
      if (this.#broken !== undefined) throw this.#broken;
      await this.#db.exec("BEGIN IMMEDIATE");
    } catch (error) {
      for (const job of jobs) job.reject(error);
      return;
    }
    for (const job of jobs) answers.push(await this.#runJob(job));
    try {
      await this.#db.exec("COMMIT");
    } catch (error) {
      // A full disk refuses COMMIT and keeps nothing; after any other error the outcome is unknown.
      await this.#db.exec("ROLLBACK").catch(() => undefined);
      for (const job of jobs) job.reject(error);
      if (isFull(error)) return;
      this.#broken = error instanceof Error ? error : new Error(String(error));
      this.#onUnknown(error);
      return;
    }
    for (const answer of answers) answer();
  }

  async #runJob(job: Job): Promise<() => void> {
    try {
      await this.#db.exec("SAVEPOINT job");
      const value = await job.work(this.#db);
      await this.#db.exec("RELEASE job");
      return () => job.resolve(value);
    } catch (error) {
      // A full disk may have rolled the whole transaction back; then COMMIT below says so.
      await this.#db.exec("ROLLBACK TO job; RELEASE job").catch(() => undefined);
      return () => job.reject(error);
    }
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "DISK_FULL";
}
