import { run } from "./price-baskets.ts";
import type { Torture } from "./torture.ts";

/** Its own control counts as a failure when it is not found out. */
export const priceBaskets: Torture = {
  name: "price-baskets",
  promise: "every basket adds up, whatever the shop's rules",
  trials: 1_000_000,
  run: async (options) => {
    const { trials, failures } = await run(options);
    return {
      trials,
      failures: Array.from({ length: failures }, (_, n) => `basket fault ${n + 1}`),
    };
  },
};
