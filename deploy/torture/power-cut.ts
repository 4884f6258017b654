import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { seededRandom } from "../../edge/platform/random.ts";
import { ledgerPath } from "../../edge/storage/open-store.ts";
import { faultOf } from "./disk/ledger-state.ts";
import { CrashingDisk, readCalls, type DiskCall } from "./disk/replay.ts";
import { compileShim } from "./disk/shim.ts";
import { copyLedger, makeSmallLedger, scratchFolder } from "./disk/shop-data.ts";
import { endOf, linesOf, startTill, type TillOrder } from "./disk/till-order.ts";
import type { Findings, Torture, TortureOptions } from "./torture.ts";

/** Sales of one recording, and the states that are taken from it before the next is made. */
const salesPerRecording = 60;
const statesPerRecording = 2_000;
/** States that are looked at side by side: SQLite works in threads of its own. */
const abreast = 4;
/** Part of the trials that each control gets. */
const controlShare = 0.05;

interface Lab {
  readonly folder: string;
  readonly base: string;
  readonly shim: string;
}

/**
 * Records every write of a selling process, then rebuilds what its disk could hold after a power cut at
 * any instant: whatever was not synced is kept, lost, torn or out of order.
 */
export const powerCut: Torture = {
  name: "power-cut",
  promise: "every answered sale is there, whole, after a power cut at any instant",
  trials: 20_000,
  run: async (options) => {
    const scratch = scratchFolder();
    try {
      const shim = compileShim(scratch.path);
      if (shim === undefined) return { trials: 0, failures: ["there is no C compiler (cc)"] };
      const lab = { folder: scratch.path, base: join(scratch.path, "base"), shim };
      await makeSmallLedger(lab.base);
      return await cutEach(lab, options);
    } finally {
      scratch.remove();
    }
  },
};

async function cutEach(lab: Lab, options: TortureOptions): Promise<Findings> {
  const failures = await cut(lab, "FULL", options);
  const trials = Math.max(40, Math.round(options.trials * controlShare));
  const normal = await cut(lab, "NORMAL", { ...options, trials });
  const off = await cut(lab, "OFF", { ...options, trials });
  options.say(
    `controls: NORMAL failed in ${normal.length} of ${trials}, OFF in ${off.length} of ${trials}`,
  );
  if (normal.length === 0) failures.push("the control NORMAL did not fail");
  const control = { name: "synchronous=OFF", failed: off.length, trials };
  return { trials: options.trials, failures, control };
}

async function cut(lab: Lab, open: TillOrder["open"], options: TortureOptions): Promise<string[]> {
  const failures: string[] = [];
  for (let done = 0; done < options.trials; done += statesPerRecording) {
    const seed = options.seed + done;
    const states = Math.min(statesPerRecording, options.trials - done);
    failures.push(...(await examine(lab, await record(lab, open, seed), states, seed)));
    options.say(`${open}: ${done + states} states, ${failures.length} failures`);
  }
  return failures;
}

/** Every call of one selling process. */
async function record(lab: Lab, open: TillOrder["open"], seed: number): Promise<DiskCall[]> {
  const data = copyLedger(lab.base, join(lab.folder, "recorded"));
  const log = join(lab.folder, "log");
  rmSync(log, { force: true });
  const env = { LD_PRELOAD: lab.shim, TILLBOX_DISK: data, TILLBOX_DISK_LOG: log };
  const order = { data, open, sales: salesPerRecording, callers: 3, seed, prefix: "sale" };
  const { status, output } = await endOf(startTill(order, env));
  if (status !== 0) throw new Error(`the selling process failed: ${output}`);
  return readCalls(readFileSync(log));
}

async function examine(
  lab: Lab,
  calls: readonly DiskCall[],
  states: number,
  seed: number,
): Promise<string[]> {
  const random = seededRandom(seed);
  const instants = Array.from({ length: states }, () => random.between(0, calls.length));
  const queue = statesAt(lab, calls, instants, seed);
  const failures: string[] = [];
  const examiner = async (_: unknown, place: number) => {
    for (const { files, answered, name } of queue) {
      const fault = await faultOf(lay(join(lab.folder, `state-${place}`), files), answered);
      if (fault !== undefined) failures.push(`${name}: ${fault}`);
    }
  };
  await Promise.all(Array.from({ length: abreast }, examiner));
  return failures;
}

/** The states in the order of their instants, each made when it is asked for. */
function* statesAt(
  lab: Lab,
  calls: readonly DiskCall[],
  instants: readonly number[],
  seed: number,
) {
  const random = seededRandom(seed ^ 0x5eed);
  const disk = new CrashingDisk(new Map([["ledger.db", readFileSync(ledgerPath(lab.base))]]));
  const waiting = instants.toSorted((a, b) => a - b);
  let answers = "";
  for (let at = 0; at <= calls.length && waiting.length > 0; at += 1) {
    while (waiting[0] === at) {
      waiting.shift();
      const name = `seed ${seed}, call ${at} of ${calls.length}`;
      yield { files: disk.afterPowerCut(random), answered: linesOf(answers), name };
    }
    const call = calls[at];
    if (call?.name === "acks") answers += call.data.toString();
    else if (call !== undefined) disk.do(call);
  }
}

function lay(data: string, files: ReadonlyMap<string, Buffer>): string {
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true });
  for (const [name, content] of files) writeFileSync(join(data, name), content);
  return data;
}
