import { seededRandom } from "../../edge/platform/random.ts";
import { draftOf, noonMs, openSmallShop } from "../../edge/testing/small-shop.ts";
import { faultOf } from "./disk/ledger-state.ts";
import { scratchFolder } from "./disk/shop-data.ts";
import type { Torture } from "./torture.ts";

const dayMs = 86_400_000;
/** An empty battery, a wrong time server, summer time, a leap in the night. */
const jumps = [-7 * 365 * dayMs, dayMs, -dayMs, 3_600_000, -3_600_000, 7 * 365 * dayMs, -1];
const salesPerJump = 100;

/** The clock leaps back and forth between sales. */
export const clockJumps: Torture = {
  name: "clock-jumps",
  promise:
    "numbers and chain follow a counter, never the clock, and no sale is refused for its time",
  trials: 10_000,
  run: async ({ trials, seed, say }) => {
    const scratch = scratchFolder();
    try {
      const random = seededRandom(seed);
      const shop = await openSmallShop(scratch.path);
      const failures: string[] = [];
      const last = new Map<string, number>();
      let nowMs = noonMs;
      for (let n = 0; n < trials; n += 1) {
        if (n % salesPerJump === 0) {
          const jump = random.pick(jumps);
          nowMs += jump;
          shop.passMs(jump);
        }
        const outcome = await shop.store.ledger.postSale(
          draftOf(`sale-${n}`, { milk: 1 }, { soldAtMs: nowMs }),
        );
        if (outcome.kind !== "posted") failures.push(`sale-${n} was ${outcome.kind}`);
        else {
          const [, series, number] = /^(.*)-(\d{8})$/.exec(outcome.sale.receipt)!;
          if (Number(number) !== (last.get(series!) ?? 0) + 1)
            failures.push(`sale-${n} got ${outcome.sale.receipt}`);
          last.set(series!, Number(number));
        }
      }
      await shop.store.close();
      const fault = await faultOf(scratch.path, []);
      say(`${Math.ceil(trials / salesPerJump)} jumps, ${last.size} series of receipts`);
      return { trials, failures: fault === undefined ? failures : [...failures, fault] };
    } finally {
      scratch.remove();
    }
  },
};
