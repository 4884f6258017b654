import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { seededRandom, type Random } from "../../edge/platform/random.ts";
import { faultOf } from "./disk/ledger-state.ts";
import { copyLedger, makeSmallLedger, scratchFolder } from "./disk/shop-data.ts";
import { answeredIn, endOf, startTill } from "./disk/till-order.ts";
import type { Torture } from "./torture.ts";

/** One kill in so many falls into the start, while the ledger is opened and recovered. */
const startShare = 1 / 8;
const startMs = 400;
const sellingMs = 250;
const controlCycles = 10;

/** Kills a selling process with SIGKILL again and again; the ledger goes on from kill to kill. */
export const kill: Torture = {
  name: "kill",
  promise: "no answered sale is lost when the ledger's process is killed at any instant",
  trials: 500,
  run: async ({ trials, seed, say }) => {
    const scratch = scratchFolder();
    try {
      const base = join(scratch.path, "base");
      await makeSmallLedger(base);
      const random = seededRandom(seed);
      const failures = await cycles(
        copyLedger(base, join(scratch.path, "kept")),
        trials,
        random,
        false,
      );
      say(`${trials} kills, ${answeredIn(join(scratch.path, "kept")).length} answered sales`);
      const control = copyLedger(base, join(scratch.path, "control"));
      const failed = await cycles(control, controlCycles, random, true);
      const name = "a till that answers before COMMIT";
      return { trials, failures, control: { name, failed: failed.length, trials: controlCycles } };
    } finally {
      scratch.remove();
    }
  },
};

async function cycles(
  data: string,
  count: number,
  random: Random,
  answersTooEarly: boolean,
): Promise<string[]> {
  const failures: string[] = [];
  for (let cycle = 0; cycle < count; cycle += 1) {
    const order = { open: "store", sales: 1e6, callers: 8 } as const;
    const prefix = `c${cycle}`;
    const till = startTill({
      data,
      ...order,
      seed: random.between(0, 1e9),
      prefix,
      answersTooEarly,
    });
    const end = endOf(till);
    if (random.next() < startShare && !answersTooEarly) await wait(random.between(0, startMs));
    else {
      await new Promise((ready) => till.stdout!.once("data", ready));
      await wait(random.between(0, sellingMs));
    }
    till.kill("SIGKILL");
    await end;
    const fault = await faultOf(data, answeredIn(data));
    if (fault !== undefined) failures.push(`kill ${cycle}: ${fault}`);
  }
  return failures;
}
