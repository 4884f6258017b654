import { expect, test } from "vitest";
import { storeViews, todayView, type FigureSources } from "./figures.ts";

const sources: FigureSources = {
  businessDay: "2026-11-24",
  asOfMs: Date.UTC(2026, 10, 24, 7),
  stores: [
    { store: "s001", name: "a", lastSeenMs: 1, durable: 8, head: 10, chain: "ok", parked: 0 },
    { store: "s002", name: "b", lastSeenMs: 0, durable: 0, head: 0, chain: "ok", parked: 0 },
  ],
  hours: [
    { store: "s001", businessDay: "2026-11-24", hour: 9, sales: 2, revenue: 500 },
    { store: "s001", businessDay: "2026-11-24", hour: 2, sales: 1, revenue: 70 },
    { store: "s001", businessDay: "2026-11-17", hour: 9, sales: 1, revenue: 300 },
    { store: "s001", businessDay: "2026-11-20", hour: 9, sales: 1, revenue: 40 },
  ],
  lastWeekSoFar: new Map([["s001", 200]]),
};

test("a store's view holds today, last week and a line that breaks where data is missing", () => {
  const [first, second] = storeViews(sources);
  expect(first).toMatchObject({
    behind: 2,
    salesToday: 3,
    revenueToday: 570,
    lastWeek: { revenueSoFar: 200, revenue: 300 },
    hours: [
      { hour: 9, revenue: 500, lastWeek: 300 },
      { hour: 2, revenue: 70, lastWeek: 0 },
    ],
  });
  expect(first?.days.map((day) => day.revenue)).toEqual([
    ...Array.from({ length: 6 }, () => null),
    300,
    null,
    null,
    40,
    null,
    null,
    null,
    570,
  ]);
  expect(second?.lastSeenAt).toBeNull();
});

test("today is the sum of the stores", () => {
  expect(todayView(sources)).toMatchObject({
    stores: 2,
    revenue: 570,
    sales: 3,
    lastWeek: { revenue: 300, sales: 1 },
  });
});
