import { seededRandom } from "../../edge/platform/random.ts";
import { Database } from "../../edge/platform/sqlite.ts";
import { ledgerPath } from "../../edge/storage/open-store.ts";
import { verifyLedger } from "../../edge/storage/verify-ledger.ts";
import { draftOf, noonMs, openSmallShop, type SmallShop } from "../../edge/testing/small-shop.ts";
import { faultOf } from "./disk/ledger-state.ts";
import { scratchFolder } from "./disk/shop-data.ts";
import type { Torture } from "./torture.ts";

const clients = 16;
const readers = 2;

/** Sixteen clients sell and move goods while others read and verify the same ledger. */
export const manyClients: Torture = {
  name: "many-clients",
  promise: "16 writers and their readers lose no update, and nobody is told to wait and try again",
  trials: 5_000,
  run: async ({ trials, seed, say }) => {
    const scratch = scratchFolder();
    try {
      const shop = await openSmallShop(scratch.path);
      const failures: string[] = [];
      const jobs = Array.from({ length: trials }, (_, n) => n).values();
      const client = async (_: unknown, number: number) => {
        const random = seededRandom(seed * clients + number);
        for (const job of jobs) {
          const work = random.next() < 0.9 ? sell(shop, job) : deliver(shop, job);
          await work.catch((error: unknown) => failures.push(`job ${job}: ${String(error)}`));
        }
      };
      let isOver = false;
      let readings = 0;
      const reader = async () => {
        const db = await Database.open(ledgerPath(scratch.path), "read");
        while (!isOver) {
          const wrong = (await verifyLedger(db)).checks.find((check) => !check.ok);
          if (wrong !== undefined) failures.push(`a reader saw: ${wrong.name} ${wrong.detail}`);
          readings += 1;
        }
        await db.close();
      };
      const reading = Promise.all(Array.from({ length: readers }, reader));
      await Promise.all(Array.from({ length: clients }, client));
      isOver = true;
      await reading;
      await shop.store.close();
      const fault = await faultOf(scratch.path, []);
      say(`${clients} clients, ${trials} jobs, verified ${readings} times meanwhile`);
      return { trials, failures: fault === undefined ? failures : [...failures, fault] };
    } finally {
      scratch.remove();
    }
  },
};

async function sell({ store }: SmallShop, job: number): Promise<void> {
  const { kind } = await store.ledger.postSale(draftOf(`sale-${job}`, { milk: 1, apple: 250 }));
  if (kind !== "posted") throw new Error(kind);
}

async function deliver({ store }: SmallShop, job: number): Promise<void> {
  const draft = draftOf("priced", { milk: 10 });
  const line = { sku: "milk", lot: `lot-${job}`, location: "shelf" as const, quantity: 10 };
  await store.stock.receive([{ ...line, bestBefore: "", cost: draft.total }], "delivery", {
    atMs: noonMs,
    by: "test",
  });
}
