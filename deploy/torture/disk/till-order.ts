import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What a selling process is asked to do. */
export interface TillOrder {
  readonly data: string;
  /** "store" opens as every day; the others open the ledger alone at this `synchronous`. */
  readonly open: "store" | "FULL" | "NORMAL" | "OFF";
  readonly sales: number;
  /** Sales that wait together. */
  readonly callers: number;
  readonly seed: number;
  /** Of the sales' keys: `<prefix>-0`, `<prefix>-1` and so on. */
  readonly prefix: string;
  /** The control: answers before the sale is on disk. */
  readonly answersTooEarly?: boolean;
  /** While this file exists the disk is full; the till makes and removes it now and then. */
  readonly fullDisk?: string;
}

const besides = fileURLToPath(new URL("./till.js", import.meta.url));
/** Tests run the source, but a process needs the compiled program. */
const program = import.meta.url.endsWith(".ts")
  ? fileURLToPath(new URL("../../../dist/deploy/torture/disk/till.js", import.meta.url))
  : besides;

/** Starts a selling process. */
export function startTill(order: TillOrder, env: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, [program, JSON.stringify(order)], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

export interface TillEnd {
  readonly status: number | null;
  /** What it printed, errors too. */
  readonly output: string;
}

/** Waits until the process is gone. */
export function endOf(till: ChildProcess): Promise<TillEnd> {
  let output = "";
  till.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  till.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => {
    till.on("close", (status) => resolve({ status, output }));
  });
}

/** The keys of the sales that the process has answered. */
export function answeredIn(data: string): string[] {
  try {
    return linesOf(readFileSync(join(data, "acks"), "utf8"));
  } catch {
    return [];
  }
}

/** A line that is not whole was never answered. */
export function linesOf(text: string): string[] {
  return text.split("\n").slice(0, -1);
}
