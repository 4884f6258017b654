import sqlite3 from "sqlite3";
import { errorCatalogue, OperatingError, type ErrorCode } from "../errors.ts";

export type SqlValue = string | number | null | Buffer;

/** A prepared statement; calls on one statement run in the order in which they were made. */
export interface Statement {
  run(...values: SqlValue[]): Promise<{ changes: number; lastId: number }>;
  all<T>(...values: SqlValue[]): Promise<T[]>;
  get<T>(...values: SqlValue[]): Promise<T | undefined>;
}

interface Compiled {
  readonly statement: sqlite3.Statement;
  /** Who must be told when it does not compile; undefined once it has. */
  waiting: ((error: OperatingError) => void)[] | undefined;
}

interface DriverError extends Error {
  code?: string;
}

function operatingError(error: DriverError, path: string): OperatingError {
  const detail = `${path}: ${error.message}`;
  // A trigger that refuses with a code of the catalogue says what a person can do.
  const raised = /^SQLITE_CONSTRAINT: ([A-Z_]+)$/.exec(error.message)?.[1];
  if (raised !== undefined && Object.hasOwn(errorCatalogue, raised))
    return new OperatingError(raised as ErrorCode, path, { cause: error });
  return error.code === "SQLITE_FULL"
    ? new OperatingError("DISK_FULL", detail, { cause: error })
    : new OperatingError("STORAGE_FAILED", detail, { cause: error });
}

/** Whether the disk had no room: nothing of the transaction is kept. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof OperatingError && error.code === "DISK_FULL";
}

/**
 * One connection to one SQLite file, with promises. It orders nothing by itself: two callers that
 * await in turn on one connection interleave (TryGhost/node-sqlite3#1761), so a writer connection
 * has exactly one owner.
 *
 * Numbers above 2^31 - 1 are bound as REAL by the driver; STRICT INTEGER columns turn them back.
 */
export class Database {
  readonly path: string;
  readonly #driver: sqlite3.Database;
  readonly #statements = new Map<string, Compiled>();
  #isClosed = false;

  private constructor(path: string, driver: sqlite3.Database) {
    this.path = path;
    this.#driver = driver;
  }

  /** @throws OperatingError STORAGE_OPEN_FAILED */
  static open(path: string, mode: "write" | "read" = "write"): Promise<Database> {
    const flags =
      mode === "read" ? sqlite3.OPEN_READONLY : sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE;
    return new Promise((resolve, reject) => {
      const driver = new sqlite3.Database(path, flags, (error) => {
        if (error === null) {
          driver.configure("busyTimeout", 5_000);
          resolve(new Database(path, driver));
        } else {
          const detail = `${path}: ${error.message}`;
          reject(new OperatingError("STORAGE_OPEN_FAILED", detail, { cause: error }));
        }
      });
    });
  }

  /** Runs one or several statements without values. Several are not atomic. */
  exec(sql: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#driver.exec(sql, (error) => {
        if (error === null) resolve();
        else reject(operatingError(error, this.path));
      });
    });
  }

  /** The statement is compiled at its first use and kept until `close`. */
  prepare(sql: string): Statement {
    const path = this.path;
    return {
      run: (...values) =>
        new Promise((resolve, reject) => {
          this.#compiled(sql, reject)?.run(values, function (error: DriverError | null) {
            if (error === null) resolve({ changes: this.changes, lastId: this.lastID });
            else reject(operatingError(error, path));
          });
        }),
      all: <T>(...values: SqlValue[]) =>
        new Promise<T[]>((resolve, reject) => {
          this.#compiled(sql, reject)?.all<T>(values, (error: DriverError | null, rows) => {
            if (error === null) resolve(rows);
            else reject(operatingError(error, path));
          });
        }),
      get: async <T>(...values: SqlValue[]) => (await this.prepare(sql).all<T>(...values))[0],
    };
  }

  /**
   * The driver never answers a call on a statement that does not compile, so that everybody who asked
   * before this was known is told here. Compiled again at the next use: the table may be there then.
   * @returns undefined once the file is being closed; who asked has been told.
   */
  #compiled(sql: string, reject: (error: OperatingError) => void): sqlite3.Statement | undefined {
    if (this.#isClosed) {
      reject(new OperatingError("STORAGE_FAILED", `${this.path} is closed`));
      return undefined;
    }
    const known = this.#statements.get(sql);
    if (known !== undefined) {
      known.waiting?.push(reject);
      return known.statement;
    }
    const waiting = [reject];
    const made: Compiled = {
      waiting,
      statement: this.#driver.prepare(sql, (error: DriverError | null) => {
        made.waiting = undefined;
        if (error === null) return;
        this.#statements.delete(sql);
        for (const each of waiting) each(operatingError(error, this.path));
      }),
    };
    this.#statements.set(sql, made);
    return made.statement;
  }

  run(sql: string, ...values: SqlValue[]): Promise<{ changes: number; lastId: number }> {
    return this.prepare(sql).run(...values);
  }

  all<T>(sql: string, ...values: SqlValue[]): Promise<T[]> {
    return this.prepare(sql).all<T>(...values);
  }

  get<T>(sql: string, ...values: SqlValue[]): Promise<T | undefined> {
    return this.prepare(sql).get<T>(...values);
  }

  async close(): Promise<void> {
    // A statement that somebody compiles meanwhile would keep the file open.
    this.#isClosed = true;
    // A statement that is not finalised keeps the file open.
    await Promise.all(
      [...this.#statements.values()].map(
        ({ statement }) => new Promise<void>((done) => statement.finalize(() => done())),
      ),
    );
    await new Promise<void>((resolve, reject) => {
      this.#driver.close((error) => {
        if (error === null) resolve();
        else reject(operatingError(error, this.path));
      });
    });
  }
}
