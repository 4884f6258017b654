import { expect, test } from "vitest";
import type { HqStoreView } from "../../edge/contract/hq.ts";
import { sortStores, standing } from "./standing.ts";

const now = Date.parse("2026-11-24T06:36:00Z");

function store(part: Partial<HqStoreView>): HqStoreView {
  return {
    store: "s001",
    name: "人民路店",
    lastSeenAt: "2026-11-24T06:35:58Z",
    durable: 10,
    behind: 0,
    chain: "ok",
    parked: 0,
    salesToday: 0,
    revenueToday: 0,
    lastWeek: { revenueSoFar: 0, revenue: 0 },
    hours: [],
    days: [],
    ...part,
  };
}

test.each([
  [{}, "none", "ok", "spoke two seconds ago"],
  [{ behind: 3 }, "none", "ok", "a few events are always on their way"],
  [{ behind: 51 }, "behind", "look", "more than a busy minute"],
  [{ parked: 1 }, "parked", "look", "an event that nobody could read"],
  [{ lastSeenAt: null }, "never", "look", "a new store"],
  [{ lastSeenAt: "2026-11-24T06:33:59Z" }, "silent", "stop", "two minutes without a word"],
  [{ lastSeenAt: null, chain: "broken" }, "broken", "stop", "the gravest comes first"],
] as const)("%j: %s, %s, %s", (part, reason, kind, why) => {
  expect(standing(store(part), now), why).toEqual({ reason, kind });
});

test("stores to look at come first, then those that sold most", () => {
  const list = [
    store({ store: "a", revenueToday: 5 }),
    store({ store: "b", revenueToday: 9 }),
    store({ store: "c", parked: 1 }),
    store({ store: "d", chain: "broken" }),
  ];
  expect(sortStores(list, now).map((each) => each.store)).toEqual(["d", "c", "b", "a"]);
});
