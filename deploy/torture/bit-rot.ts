import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { seededRandom, type Random } from "../../edge/platform/random.ts";
import { Database } from "../../edge/platform/sqlite.ts";
import { ledgerPath } from "../../edge/storage/open-store.ts";
import { draftOf, openSmallShop } from "../../edge/testing/small-shop.ts";
import { faultOf } from "./disk/ledger-state.ts";
import { copyLedger, scratchFolder } from "./disk/shop-data.ts";
import type { Findings, Torture, TortureOptions } from "./torture.ts";

/** Rows of money and goods: whatever is changed in them must be found. */
const tables = ["event", "sale", "sale_line", "tender", "movement", "posting", "stock_balance"];
const editShare = 0.2;

/** Single bits flip in a ledger's file, and somebody edits its rows. */
export const bitRot: Torture = {
  name: "bit-rot",
  promise: "a changed bit or row of money or goods is found by `ledger verify`",
  trials: 1_000,
  run: async (options) => {
    const scratch = scratchFolder();
    try {
      const base = join(scratch.path, "base");
      const shop = await openSmallShop(base);
      for (let n = 0; n < 60; n += 1)
        await shop.store.ledger.postSale(draftOf(`sale-${n}`, { milk: 1 + (n % 3), apple: 500 }));
      await shop.store.close();
      return await spoil(base, join(scratch.path, "spoiled"), options);
    } finally {
      scratch.remove();
    }
  },
};

async function spoil(
  base: string,
  data: string,
  { trials, seed, say }: TortureOptions,
): Promise<Findings> {
  const random = seededRandom(seed);
  const sound = await contentOf(base);
  const failures: string[] = [];
  const seen = { edits: 0, flips: 0, harmless: 0, found: 0 };
  for (let trial = 0; trial < trials; trial += 1) {
    copyLedger(base, data);
    const isEdit = random.next() < editShare;
    const what = isEdit ? await editRow(data, random) : flipBit(data, random);
    seen[isEdit ? "edits" : "flips"] += 1;
    if ((await faultOf(data, [])) !== undefined) seen.found += 1;
    else if ((await contentOf(data)) === sound) seen.harmless += 1;
    else failures.push(what);
  }
  say(
    `${seen.edits} edits, ${seen.flips} flipped bits: ${seen.found} found, ` +
      `${seen.harmless} changed no row of money or goods`,
  );
  return { trials, failures };
}

/** Everything that the rows of money and goods say. */
async function contentOf(data: string): Promise<string> {
  const db = await Database.open(ledgerPath(data), "read");
  const content: unknown[] = [];
  for (const table of tables) content.push(await db.all(`SELECT * FROM ${table} ORDER BY 1, 2, 3`));
  await db.close();
  return JSON.stringify(content);
}

function flipBit(data: string, random: Random): string {
  const bytes = readFileSync(ledgerPath(data));
  const at = random.between(0, bytes.length - 1);
  const bit = random.between(0, 7);
  bytes[at]! ^= 1 << bit;
  writeFileSync(ledgerPath(data), bytes);
  return `bit ${bit} of byte ${at}`;
}

/** As somebody with the file and a grudge would do it: every guard away first. */
async function editRow(data: string, random: Random): Promise<string> {
  const db = await Database.open(ledgerPath(data));
  const guards = await db.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%never%'",
  );
  for (const { name } of guards) await db.exec(`DROP TRIGGER ${name}`);
  await db.exec("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
  const table = random.pick(tables);
  const columns = await db.all<{ name: string; type: string }>(`PRAGMA table_info(${table})`);
  const column = random.pick(columns);
  const changed =
    column.type === "INTEGER" ? `"${column.name}" + 1000003` : `"${column.name}" || 'x'`;
  const row = await db.get<{ n: number }>(`SELECT abs(random()) % count(*) AS n FROM ${table}`);
  const key = columns
    .slice(0, 3)
    .map(({ name }) => `"${name}"`)
    .join(", ");
  const statement = `UPDATE ${table} SET "${column.name}" = ${changed}
    WHERE (${key}) = (SELECT ${key} FROM ${table} ORDER BY 1, 2, 3 LIMIT 1 OFFSET ${row!.n})`;
  await db.exec(statement);
  await db.close();
  return statement;
}
