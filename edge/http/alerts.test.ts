import { expect, test } from "vitest";
import { runningCore, type TestCore } from "../testing/running-core.ts";

const at = "2026-11-24T02:00:00.000Z";

function shelf(holds: boolean, count: number) {
  const condition = { type: "condition", kind: "shelf-low", place: "A1", sku: "cola", holds, at };
  const weighed = { type: "shelf-count", shelf: "A1", sku: "cola", uncertainty: 0.2, at };
  return {
    facts: [
      { ...condition, evidence: { count, minimum: 3 } },
      { ...weighed, count, grams: count * 520 },
    ],
  };
}

async function keyOf(core: TestCore, role: string): Promise<string> {
  const grant = { name: "Wei", role };
  return String((await core.ask("POST", "/api/v1/keys", grant, { as: core.system })).body["key"]);
}

const tellFacts = (core: TestCore, body: object) =>
  core.ask("POST", "/internal/facts", body, { as: core.system });

test("one alert per cause: told, accepted, refreshed, closed by restocking", async () => {
  const core = await runningCore();
  const wei = await keyOf(core, "stock");
  const live = await core.listen("", wei);
  await tellFacts(core, shelf(true, 2));
  await tellFacts(core, shelf(true, 2));
  await tellFacts(core, shelf(true, 1));
  const alerts = async (state: string) =>
    (await core.ask("GET", `/api/v1/alerts?state=${state}`, undefined, { as: wei })).items;
  const [open] = await alerts("open,accepted");
  expect(await alerts("open,accepted")).toMatchObject([
    {
      kind: "shelf-low",
      place: "A1",
      names: { en: "cola" },
      state: "open",
      evidence: { count: 1 },
    },
  ]);
  const id = String(open?.["id"]);
  const accepted = await core.ask("POST", `/api/v1/alerts/${id}/accept`, {}, { as: wei });
  expect(accepted.body).toMatchObject({ state: "accepted", owner: "Wei" });
  const shelves = await core.ask("GET", "/api/v1/shelves", undefined, { as: wei });
  expect(shelves.body["items"]).toMatchObject([{ id: "A1", count: 1, grams: 520, capacity: 12 }]);

  await tellFacts(core, shelf(false, 11));
  expect(await alerts("recovered")).toMatchObject([{ id, owner: "Wei" }]);
  const late = await core.ask("POST", `/api/v1/alerts/${id}/done`, {}, { as: wei });
  expect(late.body).toMatchObject({ status: 409, code: "ALERT_CLOSED" });
  await core.until(() => (live.of("alert").length === 4 ? true : undefined));
  expect(live.of("alert").map((message) => message.alert.state)).toEqual([
    "open",
    "open",
    "accepted",
    "recovered",
  ]);
  expect(live.of("shelf").at(-1)).toMatchObject({ shelf: "A1", count: 11 });
});

test("what staff have settled is not raised again at once, but after it was well", async () => {
  const core = await runningCore();
  const wei = await keyOf(core, "stock");
  const open = async () =>
    (await core.ask("GET", "/api/v1/alerts?state=open", undefined, { as: wei })).items;
  await tellFacts(core, shelf(true, 2));
  const id = String((await open())[0]?.["id"]);
  await core.ask("POST", `/api/v1/alerts/${id}/not-so`, {}, { as: wei });
  await tellFacts(core, shelf(true, 2));
  expect(await open()).toEqual([]);
  await tellFacts(core, shelf(false, 9));
  await tellFacts(core, shelf(true, 2));
  expect(await open()).toHaveLength(1);
});

test("when no flow tells anybody within five seconds the staff page does", async () => {
  const core = await runningCore();
  const wei = await keyOf(core, "stock");
  await tellFacts(core, shelf(true, 2));
  const notified = async () => {
    const { items } = await core.ask("GET", "/api/v1/alerts", undefined, { as: wei });
    const list: unknown = items[0]?.["notified"];
    return Array.isArray(list) && list.length > 0 ? (list as unknown[]) : undefined;
  };
  core.clock.advance(4_900);
  expect(await notified()).toBeUndefined();
  core.clock.advance(200);
  expect(await core.until(notified)).toMatchObject([{ to: "staff", channel: "built-in" }]);
});

test("a customer's call is an alert until staff have cleared it", async () => {
  const core = await runningCore();
  const lin = await keyOf(core, "cashier");
  const opened = await core.ask("POST", "/api/v1/baskets", { kiosk: "k1" });
  const basket = `/api/v1/baskets/${String(opened.body["id"])}`;
  const states = async () => {
    const { items } = await core.ask("GET", "/api/v1/alerts", undefined, { as: lin });
    return items.map(({ kind, state }) => `${String(kind)} ${String(state)}`).join();
  };
  const become = (wanted: string) =>
    core.until(async () => ((await states()) === wanted ? true : undefined));
  const calling = await core.ask("POST", `${basket}/help`);
  expect(calling.body).toMatchObject({ interventions: [{ kind: "help" }] });
  await become("kiosk-help open");
  await core.ask("POST", `${basket}/clear`, {}, { as: lin });
  await become("kiosk-help recovered");
  await core.ask("POST", `${basket}/help`);
  await become("kiosk-help open,kiosk-help recovered");
  await core.ask("POST", `${basket}/cancel`);
  await become("kiosk-help recovered,kiosk-help recovered");
});

test("goods sold below zero are to be counted until a delivery covers them", async () => {
  const core = await runningCore();
  const as = core.system;
  const sale = {
    lines: [{ sku: "chips", quantity: 2 }],
    tenders: [{ method: "card", amount: 1380 }],
  };
  await core.ask("POST", "/api/v1/sales", sale, { as });
  const states = async () => {
    const { items } = await core.ask("GET", "/api/v1/alerts", undefined, { as });
    return items.map(({ kind, state }) => `${String(kind)} ${String(state)}`).join();
  };
  const become = (wanted: string) =>
    core.until(async () => ((await states()) === wanted ? true : undefined));
  await become("stock-negative open");
  const lines = [{ sku: "chips", lot: "L1", quantity: 10, cost: 3000, bestBefore: "2027-01-31" }];
  expect((await core.ask("POST", "/api/v1/deliveries", { lines }, { as })).status).toBe(201);
  await become("stock-negative recovered");
  const carry = { sku: "chips", quantity: 5 };
  const carried = await core.ask("POST", "/api/v1/restocks", carry, { as });
  expect(carried.body).toEqual({ sku: "chips", carried: 5 });
});
