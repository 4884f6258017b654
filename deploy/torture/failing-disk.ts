import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openSmallShop, draftOf } from "../../edge/testing/small-shop.ts";
import { faultOf } from "./disk/ledger-state.ts";
import { readCalls } from "./disk/replay.ts";
import { compileShim } from "./disk/shim.ts";
import { copyLedger, makeSmallLedger, scratchFolder } from "./disk/shop-data.ts";
import { answeredIn, endOf, startTill, type TillOrder } from "./disk/till-order.ts";
import type { Torture, TortureOptions } from "./torture.ts";

const kinds = ["eio", "enospc", "short"] as const;
const sales = 12;
const controlRuns = 12;

/**
 * Makes call number n of the ledger on its disk fail, for every n and in every way, then starts again
 * and sends every sale once more.
 */
export const failingDisk: Torture = {
  name: "failing-disk",
  promise:
    "whichever call on the disk fails, a sale is refused or posted once, and nothing is lost",
  trials: 450,
  run: async (options) => {
    const scratch = scratchFolder();
    try {
      const shim = compileShim(scratch.path);
      if (shim === undefined) return { trials: 0, failures: ["there is no C compiler (cc)"] };
      const base = join(scratch.path, "base");
      await makeSmallLedger(base);
      const data = join(scratch.path, "data");
      return await failEach({ shim, base, data, log: join(scratch.path, "log") }, options);
    } finally {
      scratch.remove();
    }
  },
};

interface Lab {
  readonly shim: string;
  readonly base: string;
  readonly data: string;
  readonly log: string;
}

async function failEach(lab: Lab, { trials, seed, say }: TortureOptions) {
  const calls = await countCalls(lab, seed);
  say(`${calls} calls on the disk for the start and ${sales} sales`);
  const failures: string[] = [];
  for (let trial = 0; trial < trials; trial += 1) {
    const kind = kinds[trial % kinds.length]!;
    // Spread over all calls; with three trials a call, every call fails in every way.
    const at = 1 + (Math.floor((trial / trials) * calls) % calls);
    const fault = await failOnce(lab, { at, kind, seed, answersTooEarly: false });
    if (fault !== undefined) failures.push(`call ${at} ${kind}: ${fault}`);
  }
  let failed = 0;
  for (let run = 1; run <= controlRuns; run += 1) {
    const at = Math.floor((run / controlRuns) * calls);
    if (await failOnce(lab, { at, kind: "enospc", seed, answersTooEarly: true })) failed += 1;
  }
  const name = "a till that answers before COMMIT";
  return { trials, failures, control: { name, failed, trials: controlRuns } };
}

function orderFor(data: string, seed: number): TillOrder {
  return { data, open: "store", sales, callers: 2, seed, prefix: "sale" };
}

async function countCalls({ shim, base, data, log }: Lab, seed: number): Promise<number> {
  copyLedger(base, data);
  const env = { LD_PRELOAD: shim, TILLBOX_DISK: data, TILLBOX_DISK_LOG: log };
  await endOf(startTill(orderFor(data, seed), env));
  return readCalls(readFileSync(log)).filter(({ name }) => name !== "acks").length;
}

interface Failure {
  readonly at: number;
  readonly kind: (typeof kinds)[number];
  readonly seed: number;
  readonly answersTooEarly: boolean;
}

async function failOnce({ shim, base, data }: Lab, failure: Failure): Promise<string | undefined> {
  copyLedger(base, data);
  const env = {
    LD_PRELOAD: shim,
    TILLBOX_DISK: data,
    TILLBOX_DISK_FAIL: `${failure.at} ${failure.kind}`,
  };
  const { answersTooEarly } = failure;
  await endOf(startTill({ ...orderFor(data, failure.seed), answersTooEarly }, env));
  return (await faultOf(data, answeredIn(data))) ?? sendAgain(data);
}

/** The client's way out of every doubt: the same keys again. */
async function sendAgain(data: string): Promise<string | undefined> {
  const shop = await openSmallShop(data);
  const answers: string[] = [];
  for (let n = 0; n < sales; n += 1) {
    const known = await shop.store.ledger.saleByKey(`sale-${n}`);
    const draft = known ?? draftOf(`sale-${n}`, { milk: 1 });
    answers.push((await shop.store.ledger.postSale(draft)).kind);
  }
  await shop.store.close();
  const refused = answers.findIndex((kind) => kind === "rejected");
  if (refused >= 0) return `sale-${refused} was refused after the restart`;
  return faultOf(
    data,
    answers.map((_, n) => `sale-${n}`),
  );
}
