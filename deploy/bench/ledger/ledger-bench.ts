import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Bench, Row } from "../bench.ts";
import { countingEnvironment } from "./sync-count.ts";

/** In a process of its own, under a library that counts its fsync calls. */
export const ledgerBench: Bench = {
  name: "ledger",
  about: "durable sales a second beside plain sqlite3, better-sqlite3 and the bare disk",
  run: async ({ say }) => {
    const folder = mkdtempSync(join(tmpdir(), "tillbox-bench-"));
    try {
      const counting = countingEnvironment(folder);
      if (counting === undefined) say("no C compiler (cc): fsync calls are not counted");
      return await measureApart(folder, { ...process.env, ...counting }, say);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

export type Message = { readonly line: string } | { readonly rows: Row[] };

function measureApart(
  folder: string,
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<Row[]> {
  const script = fileURLToPath(new URL("./measure-ledger.js", import.meta.url));
  return new Promise((resolve, reject) => {
    let rows: Row[] = [];
    fork(script, [folder], { env })
      .on("message", (message: Message) => {
        if ("line" in message) say(message.line);
        else rows = message.rows;
      })
      .on("error", reject)
      .on("exit", (status) => {
        if (status === 0) resolve(rows);
        else reject(new Error("the measuring process failed"));
      });
  });
}
