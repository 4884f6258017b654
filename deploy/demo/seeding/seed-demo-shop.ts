import { v7 as uuid } from "uuid";
import type { Settings } from "../../../edge/config.ts";
import { money } from "../../../edge/domain/money.ts";
import { seededRandom, type Random } from "../../../edge/platform/random.ts";
import { hashPin } from "../../../edge/platform/secrets.ts";
import { openStore, type Store } from "../../../edge/storage/open-store.ts";
import { categories } from "../catalogue/categories.ts";
import { members, users } from "../catalogue/people.ts";
import { planogram } from "../catalogue/planogram.ts";
import { products } from "../catalogue/products.ts";
import { memberPrices, promotions } from "../catalogue/promotions.ts";
import { suppliers } from "../catalogue/suppliers.ts";
import { registerDevices } from "./register-devices.ts";
import { pastAlerts } from "./past-alerts.ts";
import { morningDelivery, openingStock } from "./stock-plan.ts";
import { teachPictures } from "./teach-pictures.ts";
import { saleInstants, sampleSale } from "./week-of-sales.ts";
import { writeDemoSettings } from "./write-settings.ts";

const dayMs = 86_400_000;
/** A week and the same weekday before it, so that today has something to be compared with. */
const pastDays = 8;
/** Sales that share a transaction are posted within a few minutes of one another. */
const salesTogether = 8;

/** Says what is being done, in a few words. */
export type Progress = (step: string) => void;

interface Seeding {
  readonly store: Store;
  readonly random: Random;
  /** Sets the clock by which the ledger stamps what is written next. */
  readonly setNow: (instantMs: number) => void;
}

/**
 * Fills a new data directory with the demo shop: catalogue, people, devices, stock by lot, and a week
 * of sales up to now. The same seed and instant make the same shop, but for its secrets.
 */
export async function seedDemoShop(
  settings: Settings,
  nowMs: number,
  seed: number,
  say: Progress,
): Promise<void> {
  let clockMs = nowMs - pastDays * dayMs;
  const store = await openStore(settings.data, {
    now: () => clockMs,
    newId: () => uuid({ msecs: clockMs }),
    store: settings.store,
    timeZone: settings.shop.timeZone,
    dayStartsAt: settings.shop.dayStartsAt,
    onUnknownCommit: (error) => {
      throw error;
    },
  });
  try {
    const seeding = { store, random: seededRandom(seed), setNow: (at: number) => (clockMs = at) };
    say(`catalogue of ${products.length} products, ${planogram.length} shelves`);
    await seedMasterData(store, clockMs);
    await registerDevices(store, settings.data);
    say("stock and a week of sales");
    await seedDays(seeding, settings.shop.timeZone, nowMs);
    clockMs = nowMs;
    for (const alert of pastAlerts(nowMs, seeding.random)) await store.alerts.save(alert);
    await fillShelves(store, nowMs);
    say("pictures, and what the camera knows");
    await teachPictures(store, settings.data, nowMs);
    writeDemoSettings(settings.data);
  } finally {
    await store.close();
  }
}

async function seedMasterData(store: Store, atMs: number): Promise<void> {
  await store.catalogueWriter.importCatalogue(
    {
      categories,
      suppliers: suppliers.map(({ id, names, leadDays }) => ({
        id,
        names,
        leadTimeDays: leadDays,
      })),
      products,
      shelves: planogram,
      members: members.map(({ id, name, number }) => ({ id, name, card: number })),
    },
    0,
  );
  for (const [sku, price] of Object.entries(memberPrices))
    await store.catalogueWriter.setMemberPrice(sku, money(price), 0);
  for (const promotion of promotions) await store.promotions.save(promotion);
  for (const { name, role, pin } of users)
    await store.people.save({
      name,
      role,
      pinHash: await hashPin(pin),
      wrongPins: { count: 0, lastAtMs: 0 },
      createdAtMs: atMs,
    });
}

async function seedDays(seeding: Seeding, timeZone: string, nowMs: number): Promise<void> {
  const { store, random } = seeding;
  for (let back = pastDays; back >= 0; back -= 1) {
    const midnightMs = localMidnight(nowMs - back * dayMs, timeZone);
    const day = store.businessDay(midnightMs + dayMs / 2);
    const opensMs = midnightMs + 6 * 3_600_000;
    if (opensMs > nowMs) return;
    seeding.setNow(opensMs);
    const goods =
      back === pastDays
        ? openingStock(products, day, random)
        : morningDelivery(products, day, random);
    await store.stock.receive(goods, back === pastDays ? "opening" : "delivery", {
      atMs: opensMs,
      by: "陈川",
    });
    const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
    const instants = saleInstants(midnightMs, weekday, random).filter((at) => at <= nowMs);
    await sellAll(seeding, instants);
    const closesMs = midnightMs + 22.5 * 3_600_000;
    if (closesMs < nowMs) await writeOffExpired(seeding, day, closesMs);
  }
}

async function sellAll(
  { store, random, setNow }: Seeding,
  instants: readonly number[],
): Promise<void> {
  for (let first = 0; first < instants.length; first += salesTogether) {
    const together = instants.slice(first, first + salesTogether);
    setNow(together.at(-1)!);
    await Promise.all(
      together.map((soldAtMs) => store.ledger.postSale(sampleSale(products, soldAtMs, random))),
    );
  }
}

/** In the evening staff take away what nobody may buy tomorrow. */
async function writeOffExpired(
  { store, setNow }: Seeding,
  day: string,
  atMs: number,
): Promise<void> {
  setNow(atMs);
  const lots = await store.stockBook.lots({ sku: "", location: "", after: "", limit: 10_000 });
  for (const lot of lots)
    if (lot.quantity > 0 && lot.bestBefore !== "" && lot.bestBefore <= day)
      await store.stock.writeOff(lot, { atMs, by: "陈川" });
}

/** The last round before the doors open to visitors: shelves are filled from the back room. */
async function fillShelves(store: Store, atMs: number): Promise<void> {
  for (const { sku, capacity } of planogram) {
    const product = products.find((each) => each.sku === sku)!;
    const unit = product.soldBy === "piece" ? 1 : product.pieceGrams;
    const { shelf } = await store.stockBook.level(sku);
    const quantity = Math.max(0, capacity * unit - shelf);
    const order = { sku, quantity, from: "back-room", to: "shelf" } as const;
    if (quantity > 0) await store.stock.carry(order, { atMs, by: "陈川" });
    const onShelf = Math.floor((await store.stockBook.level(sku)).shelf / unit);
    if (onShelf < Math.ceil(capacity / 2))
      await store.stock.receive([delivery(product, capacity - onShelf, unit)], "delivery", {
        atMs,
        by: "陈川",
      });
  }
}

function delivery(product: (typeof products)[number], pieces: number, unit: number) {
  const perUnit = product.soldBy === "piece" ? 1 : 1_000;
  return {
    sku: product.sku,
    lot: "top-up",
    location: "shelf" as const,
    quantity: pieces * unit,
    cost: money(Math.round((product.unitCost * pieces * unit) / perUnit)),
    bestBefore: "",
  };
}

/** The local midnight before an instant; the zone is taken to keep its offset on that day. */
function localMidnight(instantMs: number, timeZone: string): number {
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    timeStyle: "medium",
    hourCycle: "h23",
  });
  const [hours = 0, minutes = 0, seconds = 0] = clock.format(instantMs).split(":").map(Number);
  return Math.floor(instantMs / 1_000) * 1_000 - ((hours * 60 + minutes) * 60 + seconds) * 1_000;
}
