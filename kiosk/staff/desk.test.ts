import { expect, test } from "vitest";
import type { AlertView, BasketView } from "../../edge/contract/http.ts";
import { ApiProblem } from "../api/problem.ts";
import { Desk } from "./desk.svelte.ts";

const low: AlertView = {
  id: "a1",
  kind: "shelf-low",
  place: "A03-2",
  sku: "tea",
  name: "无糖乌龙茶",
  names: { "zh-CN": "无糖乌龙茶", en: "Oolong tea" },
  state: "open",
  since: "2026-11-24T06:20:00Z",
  evidence: {},
  owner: "",
  backRoom: 24,
  notified: [],
};
const parked: BasketView = {
  id: "b1",
  kiosk: "k2",
  state: "parked",
  lines: [],
  total: 0,
  paid: 0,
  currency: "CNY",
  interventions: [{ kind: "parked", since: "2026-11-24T06:20:00Z" }],
  unknownItems: 0,
  parkNumber: 7,
  openedAt: "2026-11-24T06:20:00Z",
};
const refusal = new ApiProblem({
  code: "FORBIDDEN",
  status: 403,
  detail: "",
  messages: { "zh-CN": "不行", en: "No" },
});

function desk(answers: Readonly<Record<string, unknown>>) {
  const asked: string[] = [];
  const answer = (path: string) => {
    asked.push(path);
    const found = answers[path.split("?")[0] ?? ""];
    return found instanceof Error ? Promise.reject(found) : Promise.resolve(found as never);
  };
  return { asked, desk: new Desk({ get: answer, post: answer }, () => 1_000) };
}

test("reads the lists and sorts them", async () => {
  const { desk: staff } = desk({ "/alerts": { items: [low] }, "/baskets": { items: [parked] } });
  await staff.read();
  expect(staff.work.workable).toEqual([low]);
  expect(staff.work.parked).toEqual([parked]);
});

test("an alert that closes by itself stays in its place until it is put away", async () => {
  const { desk: staff } = desk({ "/alerts": { items: [low] }, "/baskets": { items: [] } });
  await staff.read();
  staff.take({ type: "alert", alert: { ...low, state: "recovered" } });
  expect(staff.work.workable.map(({ state }) => state)).toEqual(["recovered"]);
  staff.putClosedAway();
  expect(staff.work.workable).toEqual([]);
  expect(staff.work.closed).toHaveLength(1);
});

test("an alert that closed elsewhere and was never shown is no news", () => {
  const { desk: staff } = desk({});
  staff.take({ type: "alert", alert: { ...low, state: "done" } });
  expect(staff.alerts.size).toBe(0);
});

test("a paid basket leaves the list", () => {
  const { desk: staff } = desk({});
  staff.take({ type: "basket", basket: parked });
  expect(staff.work.parked).toHaveLength(1);
  staff.take({ type: "basket", basket: { ...parked, state: "paid" } });
  expect(staff.work.parked).toEqual([]);
});

test("one press is one request, and a refusal is told", async () => {
  const { desk: staff, asked } = desk({ "/alerts/a1/accept": refusal });
  const both = [staff.acceptAlert(low), staff.acceptAlert(low)];
  expect(await Promise.all(both)).toEqual([false, false]);
  expect(asked).toEqual(["/alerts/a1/accept"]);
  expect(staff.problem?.en).toBe("No");
  expect(staff.underWay.size).toBe(0);
});

test("an accepted alert shows its owner", async () => {
  const accepted: AlertView = { ...low, state: "accepted", owner: "王敏" };
  const { desk: staff } = desk({ "/alerts/a1/accept": accepted });
  expect(await staff.acceptAlert(low)).toBe(true);
  expect(staff.alerts.get("a1")).toEqual(accepted);
});

test("a shelf's weights make its trail", () => {
  const { desk: staff } = desk({});
  staff.take({ type: "shelf", shelf: "A03-2", sku: "tea", count: 3, grams: 1_650 });
  expect(staff.trails.get("A03-2")).toEqual([{ grams: 1_650, atMs: 1_000 }]);
  const names = { "zh-CN": "茶", en: "Tea" };
  const plan = { minimum: 3, capacity: 12, tareGrams: 700, pieceGrams: 528 };
  const read = { id: "A03-2", sku: "tea", names, ...plan, backRoom: 0 };
  expect(staff.weighed({ ...read, count: null, grams: null, at: null }).count).toBe(3);
});

test("what was taken on can be handed over", async () => {
  const { desk: staff, asked } = desk({ "/alerts/a1/hand-over": low });
  expect(await staff.handOver({ ...low, state: "accepted", owner: "王敏" })).toBe(true);
  expect(asked).toEqual(["/alerts/a1/hand-over"]);
});

test("letting a customer through is one request, also when the call came by an alert", async () => {
  const help = { kind: "help", since: "2026-11-24T06:30:00Z" };
  const basket: BasketView = { ...parked, state: "open", interventions: [help] };
  const alert: AlertView = { ...low, id: "a2", kind: "kiosk-help", place: "k2", sku: "" };
  const cleared = { ...basket, interventions: [] };
  const { desk: staff, asked } = desk({ "/baskets/b1/clear": cleared, "/alerts/a2/done": alert });
  const call = { id: "b1", kiosk: "k2", since: help.since, basket, alert, seenBy: "" };
  await staff.letThrough(call);
  await staff.letThrough({ ...call, id: "a2", basket: undefined });
  expect(asked).toEqual(["/baskets/b1/clear", "/alerts/a2/done"]);
  expect(staff.baskets.size).toBe(0);
});
