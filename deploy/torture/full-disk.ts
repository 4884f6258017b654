import { join } from "node:path";
import { faultOf } from "./disk/ledger-state.ts";
import { compileShim } from "./disk/shim.ts";
import { copyLedger, makeSmallLedger, scratchFolder } from "./disk/shop-data.ts";
import { answeredIn, endOf, startTill } from "./disk/till-order.ts";
import type { Torture } from "./torture.ts";

const sales = 40;

/** The disk has no room now and then, in the middle of selling, and has room again a moment later. */
export const fullDisk: Torture = {
  name: "full-disk",
  promise: "a full disk refuses a sale whole, and selling goes on without a restart",
  trials: 50,
  run: async ({ trials, seed, say }) => {
    const scratch = scratchFolder();
    try {
      const shim = compileShim(scratch.path);
      if (shim === undefined) return { trials: 0, failures: ["there is no C compiler (cc)"] };
      const base = join(scratch.path, "base");
      await makeSmallLedger(base);
      const failures: string[] = [];
      for (let trial = 0; trial < trials; trial += 1) {
        const data = copyLedger(base, join(scratch.path, "data"));
        const flag = join(scratch.path, "full");
        const env = { LD_PRELOAD: shim, TILLBOX_DISK: data, TILLBOX_DISK_FULL: flag };
        const order = { data, open: "store", sales, callers: 1, prefix: "sale" } as const;
        const { status, output } = await endOf(
          startTill({ ...order, seed: seed + trial, fullDisk: flag }, env),
        );
        const said = output.replace("ready\n", "");
        const fault = status === 0 && said === "" ? undefined : `status ${status}: ${said}`;
        const wrong = fault ?? (await faultOf(data, answeredIn(data)));
        if (wrong !== undefined) failures.push(`trial ${trial}: ${wrong}`);
      }
      say(`${trials} shops of ${sales} sales with a disk that was full now and then`);
      return { trials, failures };
    } finally {
      scratch.remove();
    }
  },
};
