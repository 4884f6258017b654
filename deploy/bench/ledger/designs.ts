import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { v7 as newId } from "uuid";
import type { SaleDraft } from "../../../edge/domain/sale/sale.ts";
import { Database } from "../../../edge/platform/sqlite.ts";
import { ledgerPath, openStore, type Store } from "../../../edge/storage/open-store.ts";
import type { SyncDriver } from "./peer.ts";
import type { RowStatement } from "./row-by-row.ts";

export interface SaleToWrite {
  readonly draft: SaleDraft;
  readonly rows: readonly RowStatement[];
}

/** One way to make sales durable. */
export interface Design {
  readonly name: string;
  readonly callers: number;
  /** Answers when the sale is on disk. */
  write(sale: SaleToWrite): Promise<void>;
  close(): Promise<void>;
}

export function openBenchStore(data: string): Promise<Store> {
  return openStore(data, {
    now: Date.now,
    newId,
    store: "s001",
    timeZone: "Asia/Shanghai",
    dayStartsAt: "04:00",
    onUnknownCommit: (error) => {
      throw error;
    },
  });
}

/** What the disk allows at most: as many bytes as one sale puts into the write-ahead log, and fdatasync. */
export function rawAppend(folder: string, bytesPerSale: number): Design {
  const path = join(folder, "raw");
  const file = openSync(path, "a");
  const bytes = Buffer.alloc(bytesPerSale, 0x5a);
  return {
    name: "raw append + fdatasync",
    callers: 1,
    write: () => {
      writeSync(file, bytes);
      fdatasyncSync(file);
      return Promise.resolve();
    },
    close: () => {
      closeSync(file);
      rmSync(path);
      return Promise.resolve();
    },
  };
}

/** Our ledger. */
export async function ours(data: string, callers: number): Promise<Design> {
  const store = await openBenchStore(data);
  return {
    name: callers === 1 ? "ours, 1 till" : `ours, ${callers} callers`,
    callers,
    write: async ({ draft }) => {
      const { kind } = await store.ledger.postSale(draft);
      if (kind !== "posted") throw new Error(`${draft.key} was ${kind}`);
    },
    close: () => store.close(),
  };
}

/** The same durability for every design: only then are they comparable. */
const pragmas = `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
  PRAGMA recursive_triggers = ON; PRAGMA cache_size = -16000`;

/** npm sqlite3 as its documentation shows it: every row a statement that is awaited. */
export async function naive(data: string): Promise<Design> {
  const db = await Database.open(ledgerPath(data));
  await db.exec(pragmas);
  return {
    name: "sqlite3, row by row",
    callers: 1,
    write: async ({ rows }) => {
      await db.exec("BEGIN IMMEDIATE");
      for (const { sql, values } of rows) await db.all(sql, ...values);
      await db.exec("COMMIT");
    },
    close: () => db.close(),
  };
}

/** better-sqlite3 row by row: every statement compiled once, one transaction a sale. */
export function betterRowByRow(data: string, Driver: SyncDriver): Design {
  const db = new Driver(ledgerPath(data));
  db.exec(pragmas);
  const compiled = new Map<string, ReturnType<typeof db.prepare>>();
  const statement = (sql: string) => {
    const known = compiled.get(sql) ?? db.prepare(sql);
    compiled.set(sql, known);
    return known;
  };
  return {
    name: "better-sqlite3, row by row",
    callers: 1,
    write: ({ rows }) => {
      statement("BEGIN IMMEDIATE").run();
      for (const { sql, values } of rows)
        if (sql.startsWith("SELECT")) statement(sql).get(...values);
        else statement(sql).run(...values);
      statement("COMMIT").run();
      return Promise.resolve();
    },
    close: () => {
      db.close();
      return Promise.resolve();
    },
  };
}
