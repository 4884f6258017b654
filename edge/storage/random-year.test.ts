import { expect, onTestFinished, test } from "vitest";
import { Database } from "../platform/sqlite.ts";
import { RandomYear } from "../testing/random-year.ts";
import { openSmallShop } from "../testing/small-shop.ts";
import { verifyShop } from "../testing/verify-shop.ts";
import { ledgerPath } from "./open-store.ts";

const steps = 300;

test.each([1, 20_261_124])("a random year, seed %i", { timeout: 120_000 }, async (seed) => {
  const shop = await openSmallShop();
  onTestFinished(() => shop.close());
  const year = new RandomYear(shop, seed);
  await year.begin();
  for (let step = 0; step < steps; step += 1) await year.step();
  console.log(
    `seed ${seed}: ${[...year.done].map(([kind, count]) => `${kind} ${count}`).join(", ")}`,
  );

  const db = await Database.open(ledgerPath(shop.data), "read");
  onTestFinished(() => db.close());
  const one = async (sql: string) => (await db.get<{ value: number }>(sql))?.value ?? 0;
  expect(await one("SELECT coalesce(sum(amount), 0) AS value FROM posting")).toBe(0);
  expect(await one("SELECT sum(total) AS value FROM sale")).toBe(year.paid.in);
  expect(await one("SELECT sum(amount) AS value FROM tender")).toBe(year.paid.in);
  expect(await one("SELECT coalesce(sum(amount), 0) AS value FROM refund_tender")).toBe(
    year.paid.back,
  );
  const held = await db.all<{ sku: string; quantity: number }>(
    `SELECT sku, sum(delta) AS quantity FROM movement WHERE location <> 'in-transit'
     GROUP BY sku HAVING sum(delta) <> 0`,
  );
  const expected = [...year.held].filter(([, quantity]) => quantity !== 0);
  expect(Object.fromEntries(held.map(({ sku, quantity }) => [sku, quantity]))).toEqual(
    Object.fromEntries(expected),
  );
  const over = await db.all(
    `SELECT sale_line.sku FROM sale_line JOIN refund ON refund.sale = sale_line.seq
     JOIN refund_line ON refund_line.seq = refund.seq AND refund_line.line = sale_line.line
     GROUP BY sale_line.seq, sale_line.line HAVING sum(refund_line.quantity) > sale_line.quantity`,
  );
  expect(over).toEqual([]);
  expect(await verifyShop(shop)).toBe("ok");
  const kinds = await one("SELECT count(DISTINCT kind) AS value FROM event");
  expect(kinds).toBeGreaterThan(15);
});
