import { expect, test } from "vitest";
import type { AlertView, BasketView } from "../../edge/contract/http.ts";
import { countWork, sortWork, successorOf } from "./work.ts";

let made = 0;

function alert(part: Partial<AlertView>): AlertView {
  made += 1;
  return {
    id: `alert-${made}`,
    kind: "shelf-low",
    place: "A03-2",
    sku: "tea",
    name: "无糖乌龙茶",
    names: { "zh-CN": "无糖乌龙茶", en: "Oolong tea" },
    state: "open",
    since: "2026-11-24T06:20:00Z",
    evidence: { count: 1, minimum: 3, grams: 550 },
    owner: "",
    backRoom: 24,
    notified: [],
    ...part,
  };
}

function basket(part: Partial<BasketView>): BasketView {
  made += 1;
  return {
    id: `basket-${made}`,
    kiosk: "k2",
    state: "open",
    lines: [],
    total: 0,
    paid: 0,
    currency: "CNY",
    interventions: [],
    unknownItems: 0,
    openedAt: "2026-11-24T06:00:00Z",
    ...part,
  };
}

const help = { kind: "help", since: "2026-11-24T06:30:00Z" };

test("a shelf without goods in the back room cannot be filled now", () => {
  const work = sortWork([alert({ id: "now" }), alert({ id: "later", backRoom: 0 })], []);
  expect(work.workable.map(({ id }) => id)).toEqual(["now"]);
  expect(work.blocked.map(({ id }) => id)).toEqual(["later"]);
});

test("a warm fridge can be answered although nothing lies in the back room", () => {
  const work = sortWork([alert({ kind: "cold-chain", backRoom: 0 })], []);
  expect(work.workable).toHaveLength(1);
});

test("what has waited longest comes first", () => {
  const young = alert({ id: "young", since: "2026-11-24T06:40:00Z" });
  const old = alert({ id: "old", since: "2026-11-24T05:40:00Z" });
  expect(sortWork([young, old], []).workable.map(({ id }) => id)).toEqual(["old", "young"]);
});

test("a customer's basket and the alert for the same kiosk are one call", () => {
  const work = sortWork(
    [alert({ kind: "kiosk-help", place: "k2", owner: "王敏" })],
    [basket({ interventions: [help] })],
  );
  expect(work.calls).toHaveLength(1);
  expect(work.calls[0]).toMatchObject({ kiosk: "k2", since: help.since, seenBy: "王敏" });
});

test("a call without a basket is still a call", () => {
  const work = sortWork([alert({ kind: "kiosk-help", place: "k9" })], []);
  expect(work.calls.map(({ kiosk }) => kiosk)).toEqual(["k9"]);
});

test("a parked basket waits for the till and calls nobody to the kiosk", () => {
  const parked = basket({
    state: "parked",
    parkNumber: 7,
    interventions: [help, { kind: "parked", since: help.since }],
  });
  const work = sortWork([], [parked]);
  expect(work.calls).toEqual([]);
  expect(work.parked).toEqual([parked]);
});

test("a finished basket calls nobody any more", () => {
  expect(sortWork([], [basket({ state: "cancelled", interventions: [help] })]).calls).toEqual([]);
});

test("the sentence counts what can be done now, not what waits for a delivery or is closed", () => {
  const work = sortWork(
    [alert({}), alert({ backRoom: 0 }), alert({ state: "recovered" })],
    [basket({ interventions: [help] }), basket({ state: "parked", parkNumber: 2 })],
  );
  expect(countWork(work)).toBe(3);
});

test("a closed alert keeps its place until it is put away", () => {
  const alerts = [alert({ id: "over", state: "recovered" }), alert({ id: "open", place: "B01-1" })];
  expect(sortWork(alerts, []).workable.map(({ id }) => id)).toEqual(["over", "open"]);
  const later = sortWork(alerts, [], new Set(["over"]));
  expect(later.workable.map(({ id }) => id)).toEqual(["open"]);
  expect(later.closed.map(({ id }) => id)).toEqual(["over"]);
});

test("a low shelf that runs empty is one alert, and nobody is told that it was filled", () => {
  const low = alert({ id: "low", state: "recovered", closedAt: "2026-11-24T06:50:01Z" });
  const empty = alert({ id: "empty", kind: "shelf-empty", since: "2026-11-24T06:50:00Z" });
  expect(sortWork([low, empty], []).workable.map(({ id }) => id)).toEqual(["empty"]);
  const both = [low, { ...empty, state: "recovered" as const }];
  expect(sortWork(both, [], new Set(["low", "empty"])).closed.map(({ id }) => id)).toEqual([
    "empty",
  ]);
});

test("a shelf that was filled and ran empty later is two alerts", () => {
  const low = alert({ id: "low", state: "recovered", closedAt: "2026-11-24T06:30:00Z" });
  const empty = alert({ id: "empty", kind: "shelf-empty", since: "2026-11-24T06:50:00Z" });
  expect(successorOf(low, [low, empty])).toBeUndefined();
});
