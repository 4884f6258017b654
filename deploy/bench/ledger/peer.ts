import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The part of better-sqlite3 that the row-by-row design uses. */
export interface SyncDatabase {
  exec(sql: string): void;
  prepare(sql: string): { run(...values: unknown[]): unknown; get(...values: unknown[]): unknown };
  close(): void;
}

export type SyncDriver = new (path: string) => SyncDatabase;

const root = fileURLToPath(new URL("../../../../", import.meta.url));
/** Outside the project's own packages: nobody who only runs Tillbox downloads or compiles a peer. */
const folder = join(root, "dist/bench-peers");

/**
 * better-sqlite3, installed and compiled at the first call.
 * @returns undefined when it cannot be compiled here; `say` has told why.
 */
export function betterSqlite3(say: (line: string) => void): SyncDriver | undefined {
  const require = createRequire(join(folder, "package.json"));
  if (!existsSync(join(folder, "node_modules/better-sqlite3/build/Release/better_sqlite3.node"))) {
    say("better-sqlite3 is compiled for this comparison, once; that takes 1 to 3 minutes");
    if (!install()) {
      say("better-sqlite3 could not be compiled here: its rows are missing");
      return undefined;
    }
  }
  try {
    return require("better-sqlite3") as SyncDriver;
  } catch (error) {
    say(`better-sqlite3 cannot be loaded (${(error as Error).message}): its rows are missing`);
    return undefined;
  }
}

function install(): boolean {
  mkdirSync(folder, { recursive: true });
  const pinned = join(root, "deploy/bench/peers");
  for (const name of ["package.json", "package-lock.json"])
    cpSync(join(pinned, name), join(folder, name));
  const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit"],
  });
  return npm.status === 0;
}
