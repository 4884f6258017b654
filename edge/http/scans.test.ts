import { join } from "node:path";
import { expect, test } from "vitest";
import { Database } from "../platform/sqlite.ts";
import { runningCore, type TestCore } from "../testing/running-core.ts";

/** A code with date and lot as a 2D code carries them: GTIN, best before, lot. */
const code = (expiry: string, lot: string) => `]d2010952000000001117${expiry}10${lot}`;

async function scanner(core: TestCore) {
  const { body } = await core.ask("POST", "/api/v1/baskets", { kiosk: "k1" });
  const path = `/api/v1/baskets/${String(body["id"])}`;
  const scan = (text: string) => core.ask("POST", `${path}/scans`, { code: text });
  return { path, scan };
}

async function receive(core: TestCore, lot: string, bestBefore: string): Promise<void> {
  const lines = [{ sku: "cola", lot, quantity: 10, cost: 1000, bestBefore }];
  const answer = await core.ask("POST", "/api/v1/deliveries", { lines }, { as: core.system });
  expect(answer.status).toBe(201);
}

/** As headquarters' recall does. */
async function recall(core: TestCore, lot: string): Promise<void> {
  const db = await Database.open(join(core.data, "ledger.db"));
  await db.run("UPDATE lot SET status = 'recalled' WHERE lot = ?", lot);
  await db.close();
}

test("expired goods and recalled lots are refused when they are scanned", async () => {
  const core = await runningCore();
  await receive(core, "GOOD", "2026-12-31");
  await receive(core, "BAD", "2026-12-31");
  await receive(core, "OLD", "2026-11-20");
  await recall(core, "BAD");
  const { scan } = await scanner(core);
  const codeOf = async (text: string) => (await scan(text)).body["code"];
  expect(await codeOf(code("261231", "BAD"))).toBe("GOODS_RECALLED");
  expect(await codeOf(code("261123", "GOOD"))).toBe("GOODS_EXPIRED");
  expect(await codeOf("https://id.gs1.org/01/09520000000011/10/OLD")).toBe("GOODS_EXPIRED");
  expect(await codeOf("https://id.gs1.org/01/09520000000011/10/BAD")).toBe("GOODS_RECALLED");
  expect((await scan(code("261124", "GOOD"))).body).toMatchObject({ total: 350 });
  expect((await scan(code("261231", "NEVER"))).body).toMatchObject({ total: 700 });
});

test("goods near their date cost less, those with more time do not", async () => {
  const core = await runningCore();
  const ladder = {
    id: "near-date",
    names: { "zh-CN": "临期", en: "Short date" },
    effect: { kind: "near-expiry", steps: [{ daysLeft: 1, basisPoints: 4000 }] },
  };
  await core.ask("POST", "/api/v1/promotions", ladder, { as: core.system });
  const { scan } = await scanner(core);
  await scan(code("261125", "A"));
  expect((await scan(code("261231", "B"))).body).toMatchObject({
    lines: [
      { net: 210, reductions: [{ name: "临期", amount: 140 }] },
      { net: 350, reductions: [] },
    ],
  });
});

test("a member's card is scanned like goods, and its prices hold from then on", async () => {
  const core = await runningCore();
  const price = { sku: "cola", price: 300, forMembers: true };
  await core.ask("POST", "/api/v1/prices", price, { as: core.system });
  const { path, scan } = await scanner(core);
  await scan("9520000000011");
  expect((await scan("95200010")).body).toMatchObject({
    total: 300,
    member: { name: "许女士" },
    lines: [{ reductions: [{ rule: "member-price", amount: 50 }] }],
  });
  expect((await core.ask("GET", path)).body).toMatchObject({ total: 300 });
  expect((await scan("95200027")).body["code"]).toBe("CODE_UNKNOWN");
  core.provider.state = "paid";
  const paid = await core.ask("POST", `${path}/payments`, { method: "qr", amount: 300 });
  expect(paid.body).toMatchObject({ sale: { total: 300 } });
});
