import { spawnSync } from "node:child_process";
import { openSync, readSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("./count-syncs.c", import.meta.url));

/**
 * The environment of a process whose fsync calls are to be counted.
 * @param folder where the counter and its count lie.
 * @returns undefined without a C compiler.
 */
export function countingEnvironment(folder: string): NodeJS.ProcessEnv | undefined {
  const library = join(folder, "count-syncs.so");
  const args = ["-O2", "-shared", "-fPIC", "-o", library, source, "-ldl"];
  if (spawnSync("cc", args, { stdio: "ignore" }).status !== 0) return undefined;
  const count = join(folder, "syncs");
  writeFileSync(count, Buffer.alloc(8));
  return { LD_PRELOAD: library, TILLBOX_SYNC_COUNT: count };
}

/** Reads the count of this process; NaN when nobody counts. */
export function syncCounter(): () => number {
  const path = process.env["TILLBOX_SYNC_COUNT"];
  if (path === undefined) return () => Number.NaN;
  const file = openSync(path, "r");
  const count = Buffer.alloc(8);
  return () => {
    readSync(file, count, 0, 8, 0);
    return Number(count.readBigUInt64LE());
  };
}
