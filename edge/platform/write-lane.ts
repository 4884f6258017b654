import { isDiskFull, type Database } from "./sqlite.ts";

interface Job {
  readonly work: (db: Database) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** More jobs than this wait for the next transaction, so that no single one grows without bound. */
const groupLimit = 64;

/**
 * Runs write jobs one after another on the one writing connection of a file, and lets jobs that wait
 * together share one transaction: one fsync for all of them. A job is answered after COMMIT.
 *
 * A job that throws is refused alone: the transaction is rolled back, and the others run again without
 * it. Refusals are rare; a savepoint for each job would cost two more statements every time. A job must
 * therefore change nothing but the file, so that it can run again, and end when a statement fails.
 *
 * `sqlite3` queues statements, not transactions (TryGhost/node-sqlite3#1761): the lane is therefore
 * the only holder of the connection. Do not call `run` from inside `work`: it would wait for itself.
 */
export class WriteLane {
  readonly #db: Database;
  readonly #onUnknown: (error: unknown) => void;
  readonly #onUndone: () => void;
  readonly #waiting: Job[] = [];
  #isRunning = false;
  #broken: Error | undefined;
  #idle: Promise<void> = Promise.resolve();

  /**
   * @param onUnknown called once when COMMIT itself failed: whether the group is on disk is then
   *   unknown, and the lane takes no more work. The process must end, open the file again and look
   *   its keys up.
   * @param onUndone called after each rollback: what a job remembered of the file may not hold.
   */
  constructor(
    db: Database,
    onUnknown: (error: unknown) => void = () => undefined,
    onUndone: () => void = () => undefined,
  ) {
    this.#db = db;
    this.#onUnknown = onUnknown;
    this.#onUndone = onUndone;
  }

  /** Jobs that wait for the next transaction. */
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
    while (this.#waiting.length > 0) await this.#settle(this.#waiting.splice(0, groupLimit));
    this.#isRunning = false;
  }

  /** Answers every job of a group; each refusal starts the rest again without the refused one. */
  async #settle(group: readonly Job[]): Promise<void> {
    let jobs = group;
    while (jobs.length > 0) {
      const values: unknown[] = [];
      try {
        if (this.#broken !== undefined) throw this.#broken;
        await this.#db.exec("BEGIN IMMEDIATE");
      } catch (error) {
        for (const job of jobs) job.reject(error);
        return;
      }
      try {
        for (const job of jobs) values.push(await job.work(this.#db));
      } catch (error) {
        await this.#undo();
        jobs[values.length]?.reject(error);
        jobs = jobs.toSpliced(values.length, 1);
        continue;
      }
      return this.#commit(jobs, values);
    }
  }

  async #commit(jobs: readonly Job[], values: readonly unknown[]): Promise<void> {
    try {
      await this.#db.exec("COMMIT");
    } catch (error) {
      await this.#undo();
      for (const job of jobs) job.reject(error);
      if (!isDiskFull(error)) this.#break(error);
      return;
    }
    for (const [index, job] of jobs.entries()) job.resolve(values[index]);
  }

  async #undo(): Promise<void> {
    // After some errors SQLite has rolled back by itself; only the first error matters.
    await this.#db.exec("ROLLBACK").catch(() => undefined);
    this.#onUndone();
  }

  #break(error: unknown): void {
    this.#broken = error instanceof Error ? error : new Error(String(error));
    this.#onUnknown(error);
  }
}
