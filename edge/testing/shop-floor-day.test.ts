import { expect, test } from "vitest";
import type { Fact } from "../contract/facts.ts";
import type { Shelf } from "../domain/shelf/shelf.ts";
import { cheapCell, LoadCell } from "../devices/scale/load-cell.ts";
import { silentLog } from "../platform/log.ts";
import { seededRandom } from "../platform/random.ts";
import { Pipeline } from "../sensing/pipeline/pipeline.ts";
import { ManualClock } from "./manual-clock.ts";
import { SimulatedShop } from "./simulated-shop.ts";

const seed = 20_261_124;
const minuteMs = 60_000;
/** Staff answer an alert within a quarter of an hour. */
const slowestMinutes = 15;

const random = seededRandom(seed);
const shelves: readonly Shelf[] = Array.from({ length: 40 }, (_, n) => ({
  id: `A${n + 1}`,
  sku: `${1_001 + n}`,
  facings: 2,
  minimum: 4,
  capacity: random.between(12, 30),
  tareGrams: random.between(600, 900),
  pieceGrams: random.pick([60, 105, 150, 270, 330, 500, 550, 950]),
}));

/** A floor whose scales speak to the pipeline without a network, so that a day takes a second. */
function openFloor() {
  const clock = new ManualClock(Date.UTC(2026, 10, 23, 23));
  const alerts = new Map<string, number>();
  const counts = new Map<string, number>();
  const delaysMs: number[] = [];
  const lowSinceMs = new Map<string, number>();
  const hear = (fact: Fact) => {
    if (fact.type === "shelf-count") counts.set(fact.shelf, fact.count);
    if (fact.type !== "condition" || !fact.kind.startsWith("shelf-")) return;
    if (!fact.holds) alerts.delete(fact.place);
    else if (!alerts.has(fact.place)) {
      alerts.set(fact.place, clock.now() + random.between(1, slowestMinutes) * minuteMs);
      delaysMs.push(clock.now() - (lowSinceMs.get(fact.place) ?? Number.NaN));
    }
  };
  const pipeline = new Pipeline({ now: () => clock.now(), report: hear, log: silentLog });
  pipeline.plan(shelves, new Set(shelves.map(({ id }) => id)));
  const cells = new Map<string, LoadCell>();
  const shop = new SimulatedShop({
    shelves,
    seed,
    onMove: (shelf, grams) => {
      cells.get(shelf)!.place(grams, clock.now());
      const plan = shelves.find(({ id }) => id === shelf)!;
      if (shop.pieces(shelf) >= plan.minimum) lowSinceMs.delete(shelf);
      else if (!lowSinceMs.has(shelf)) lowSinceMs.set(shelf, clock.now());
      sample(shelf);
    },
  });
  const send = (shelf: string) => {
    const grams = cells.get(shelf)!.read(clock.now());
    pipeline.take(`tillbox/v1/s001/scale/${shelf}/reading`, Buffer.from(JSON.stringify({ grams })));
  };
  /** As the scale does: ten readings a second until the load has come to rest. */
  const sample = (shelf: string) => {
    for (let passed = 0; passed <= cheapCell.settleMs + 500; passed += 100) {
      send(shelf);
      clock.advance(100);
    }
  };
  for (const [n, { id }] of shelves.entries()) {
    cells.set(id, new LoadCell(shop.grams(id), seededRandom(seed + n), clock.now()));
    sample(id);
  }
  clock.every(100, () => pipeline.tick());
  clock.every(15_000, () => shelves.forEach(({ id }) => send(id)));
  return { alerts, clock, counts, delaysMs, lowSinceMs, shop };
}

test("after a day of customers and restocking the counts are the truth", () => {
  const { alerts, clock, counts, delaysMs, lowSinceMs, shop } = openFloor();
  let wrong = 0;
  let checked = 0;
  let visits = 0;
  let missed = 0;
  for (let minute = 0; minute < 15 * 60; minute += 1) {
    const hour = 7 + Math.floor(minute / 60);
    const endMs = clock.now() + minuteMs;
    for (let n = shop.customersInMinute(hour, 450); n > 0; n -= 1) {
      shop.visit();
      visits += 1;
    }
    for (const [shelf, dueMs] of alerts) if (clock.now() >= dueMs) shop.restock(shelf);
    clock.advance(Math.max(0, endMs - clock.now()));
    for (const { id } of shelves) {
      checked += 1;
      if (counts.get(id) !== shop.pieces(id)) wrong += 1;
      if (lowSinceMs.has(id) && !alerts.has(id)) missed += 1;
    }
  }
  const exact = 1 - wrong / checked;
  const delays = delaysMs.filter((delayMs) => !Number.isNaN(delayMs)).sort((a, b) => a - b);
  const median = delays[Math.floor(delays.length / 2)]!;
  const needless = delaysMs.length - delays.length;
  console.info(
    `seed ${seed}: ${visits} customers, ${delays.length} alerts after ${median} ms (median), ` +
      `${needless} needless, ${missed} low shelf minutes without one, ` +
      `${(exact * 100).toFixed(2)} % of ${checked} shelf minutes counted exactly`,
  );
  expect(exact).toBeGreaterThanOrEqual(0.99);
  expect(needless / delaysMs.length).toBeLessThan(0.05);
  expect(median).toBeLessThanOrEqual(2_000);
  expect(missed).toBe(0);
});
