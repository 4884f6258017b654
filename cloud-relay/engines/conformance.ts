import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { eventText, firstPreviousHash, type LedgerEvent } from "../../edge/contract/events.ts";
import type { Batch, HqEngine } from "./port.ts";

const nowMs = Date.UTC(2026, 10, 24, 8);

/** A chained event log of `count` sales of one bottle at 3.00. */
export function sampleLog(count: number): LedgerEvent[] {
  let previous = firstPreviousHash;
  return Array.from({ length: count }, (_, index) => {
    const event = {
      seq: index + 1,
      kind: "sale.posted",
      at: "2026-11-24T06:30:00.000Z",
      body: saleBody(index + 1),
    };
    const hash = createHash("sha256").update(eventText(previous, event)).digest("hex");
    previous = hash;
    return { ...event, hash };
  });
}

function saleBody(seq: number): string {
  return JSON.stringify({
    id: `sale-${String(seq).padStart(5, "0")}`,
    key: `key-${seq}`,
    receipt: `S001-26-${String(seq).padStart(8, "0")}`,
    businessDay: "2026-11-24",
    soldAt: "2026-11-24T06:30:00.000Z",
    postedAt: "2026-11-24T06:30:00.100Z",
    kiosk: "k1",
    cashier: "",
    member: "",
    total: 300,
    lines: [
      {
        line: 1,
        sku: "tea",
        name: "茶",
        soldBy: "piece",
        quantity: 1,
        unitPrice: 300,
        list: 300,
        discount: 0,
        net: 300,
        vatBasisPoints: 1300,
        vat: 35,
        cost: 180,
      },
    ],
    tenders: [{ tender: 1, method: "qr", amount: 300, received: 300, reference: "r" }],
    movements: [{ sku: "tea", lot: "l1", location: "shelf", delta: -1, cost: -180 }],
    postings: [
      { account: "wallets", amount: 300 },
      { account: "revenue", amount: -265 },
      { account: "vat-output", amount: -35 },
      { account: "cost-of-goods", amount: 180 },
      { account: "inventory", amount: -180 },
    ],
  });
}

function batchOf(events: readonly LedgerEvent[], first: number, store = "s001"): Batch {
  return { store, series: "a", first, head: 1_000, events };
}

const durable = async (engine: HqEngine, batch: Batch) => (await engine.take(batch, nowMs)).durable;

/** What every engine of headquarters must do; `open` gives an empty one. */
export function hqEngineConformance(open: () => Promise<HqEngine>): void {
  async function engineWithStore(): Promise<HqEngine> {
    const engine = await open();
    await engine.registerStore("s001", "人民路店", "token-hash");
    return engine;
  }

  test("keeps what a store sends, once, however often it comes", async () => {
    const engine = await engineWithStore();
    const log = sampleLog(20);
    expect(await durable(engine, batchOf(log.slice(0, 12), 1))).toBe(12);
    expect(await durable(engine, batchOf(log.slice(0, 12), 1))).toBe(12);
    expect(await durable(engine, batchOf(log.slice(5, 20), 6))).toBe(20);
    expect(await engine.sales({ store: "s001", after: "", limit: 100 })).toHaveLength(20);
    expect(await engine.stock("s001", "tea")).toEqual([
      { store: "s001", sku: "tea", location: "shelf", quantity: -20 },
    ]);
  });

  test("a gap keeps nothing and says from where to send again", async () => {
    const engine = await engineWithStore();
    const log = sampleLog(20);
    await engine.take(batchOf(log.slice(0, 5), 1), nowMs);
    expect(await durable(engine, batchOf(log.slice(8, 12), 9))).toBe(5);
    expect(await durable(engine, batchOf(log.slice(5, 20), 6))).toBe(20);
  });

  test("an edited event breaks the chain, and nothing after it is taken", async () => {
    const engine = await engineWithStore();
    const log = sampleLog(10);
    const forged = log.map((event) =>
      event.seq === 7 ? { ...event, body: event.body.replace("300", "900") } : event,
    );
    expect(await durable(engine, batchOf(forged, 1))).toBe(6);
    expect((await engine.stores())[0]).toMatchObject({ chain: "broken", durable: 6 });
    expect(await durable(engine, batchOf(log.slice(6), 7))).toBe(6);
  });

  test("an event that cannot be read is parked; the rest flows", async () => {
    const engine = await engineWithStore();
    let previous = firstPreviousHash;
    const log = ["{}", saleBody(2)].map((body, index) => {
      const event = { seq: index + 1, kind: "sale.posted", at: "2026-11-24T06:30:00.000Z", body };
      previous = createHash("sha256").update(eventText(previous, event)).digest("hex");
      return { ...event, hash: previous };
    });
    expect(await durable(engine, batchOf(log, 1))).toBe(2);
    expect((await engine.stores())[0]).toMatchObject({ parked: 1, chain: "ok" });
    expect(await engine.sales({ store: "", after: "", limit: 10 })).toHaveLength(1);
  });

  test("the books of every store balance, and a sale is whole", async () => {
    const engine = await engineWithStore();
    await engine.registerStore("s002", "东门店", "other-hash");
    await engine.take(batchOf(sampleLog(7), 1), nowMs);
    await engine.take(batchOf(sampleLog(3), 1, "s002"), nowMs);
    const balance = await engine.trialBalance("");
    expect(balance.reduce((sum, row) => sum + row.amount, 0)).toBe(0);
    expect(balance).toContainEqual({ store: "s002", account: "revenue", amount: -795 });
    const event = await engine.saleEvent("s002", "sale-00003");
    expect(event).toMatchObject({ seq: 3, receivedMs: nowMs });
    expect(JSON.parse(event?.body ?? "{}")).toMatchObject({ total: 300 });
    expect(await engine.revenueBefore("2026-11-24", "2026-11-24T06:30:00.001Z")).toEqual(
      new Map([
        ["s001", 2_100],
        ["s002", 900],
      ]),
    );
    expect(await engine.hours("2026-11-24")).toContainEqual({
      store: "s001",
      businessDay: "2026-11-24",
      hour: 14,
      sales: 7,
      revenue: 2_100,
    });
  });

  test("a sign of life without events is remembered", async () => {
    const engine = await engineWithStore();
    expect(await durable(engine, batchOf([], 1))).toBe(0);
    expect((await engine.stores())[0]).toMatchObject({
      lastSeenMs: nowMs,
      head: 1_000,
      durable: 0,
    });
    expect(await engine.storeOfToken("token-hash")).toBe("s001");
    expect(await engine.storeOfToken("nobody")).toBeUndefined();
  });

  test("a session ends by itself, and a key is known by its hash", async () => {
    const { people } = await open();
    expect(await people.isEmpty()).toBe(true);
    await people.save("hq", "pin-hash");
    await people.openSession("session-hash", "hq", nowMs + 1_000);
    expect(await people.nameOfSession("session-hash", nowMs)).toBe("hq");
    expect(await people.nameOfSession("session-hash", nowMs + 1_000)).toBeUndefined();
    await people.addKey("key-hash", "bi-tool");
    expect(await people.nameOfKey("key-hash")).toBe("bi-tool");
    await people.closeSession("session-hash");
    expect(await people.nameOfSession("session-hash", nowMs)).toBeUndefined();
  });
}
