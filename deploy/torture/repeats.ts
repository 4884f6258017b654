import { seededRandom, type Random } from "../../edge/platform/random.ts";
import { draftOf, openSmallShop, type SmallShop } from "../../edge/testing/small-shop.ts";
import { faultOf } from "./disk/ledger-state.ts";
import { scratchFolder } from "./disk/shop-data.ts";
import type { Torture } from "./torture.ts";

/** Keys between two restarts. */
const keysPerRun = 100;

/** The same basket is sent 2 to 50 times, at once, one after another, and after a restart. */
export const repeats: Torture = {
  name: "repeats",
  promise: "a basket that is sent 2 to 50 times is one sale with one receipt",
  trials: 10_000,
  run: async ({ trials, seed, say }) => {
    const scratch = scratchFolder();
    try {
      const random = seededRandom(seed);
      const failures: string[] = [];
      const receipts = new Map<string, string>();
      for (let first = 0; first < trials; first += keysPerRun) {
        const shop = await openSmallShop(scratch.path);
        for (let n = first; n < Math.min(trials, first + keysPerRun); n += 1)
          failures.push(...(await sendOften(shop, `key-${n}`, receipts, random)));
        // One of an earlier run: the shop has started anew since.
        const old = `key-${random.between(0, first)}`;
        failures.push(...(await sendOften(shop, old, receipts, random)));
        await shop.store.close();
      }
      const fault = await faultOf(scratch.path, [...receipts.keys()]);
      say(`${trials} baskets, ${new Set(receipts.values()).size} receipts`);
      return { trials, failures: fault === undefined ? failures : [...failures, fault] };
    } finally {
      scratch.remove();
    }
  },
};

async function sendOften(
  { store }: SmallShop,
  key: string,
  receipts: Map<string, string>,
  random: Random,
): Promise<string[]> {
  const draft = draftOf(key, { milk: 1 + (key.length % 3), tea: 2 });
  const times = random.between(2, 50);
  const outcomes = await Promise.all(
    Array.from({ length: times }, () => store.ledger.postSale(draft)),
  );
  const answered = new Set(
    outcomes.map((outcome) => (outcome.kind === "rejected" ? "refused" : outcome.sale.receipt)),
  );
  const receipt = receipts.get(key) ?? [...answered][0]!;
  receipts.set(key, receipt);
  return answered.size === 1 && answered.has(receipt)
    ? []
    : [`${key} sent ${times} times: ${[...answered].join(", ")}, first ${receipt}`];
}
