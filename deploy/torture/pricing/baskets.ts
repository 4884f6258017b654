import { money, type Money } from "../../../edge/domain/money.ts";
import type { GoodsLine } from "../../../edge/domain/pricing/goods.ts";
import { localTimeIn } from "../../../edge/domain/pricing/local-time.ts";
import type { Occasion } from "../../../edge/domain/pricing/occasion.ts";
import { promotionFault } from "../../../edge/domain/pricing/promotion-fault.ts";
import type { Effect, GoodsFilter, Promotion } from "../../../edge/domain/pricing/promotion.ts";
import type { Random } from "../../../edge/platform/random.ts";

/** One basket with the rules and the occasion under which it is priced. */
export interface Trial {
  readonly lines: readonly GoodsLine[];
  readonly promotions: readonly Promotion[];
  readonly occasion: Occasion;
}

const skus = ["a1", "a2", "a3", "b1", "b2", "c1"];
const rates = [0, 900, 1_300];
const everything: GoodsFilter = { skus: [], categories: [], except: [] };
const localTime = localTimeIn("Asia/Shanghai");
const weekStartMs = Date.UTC(2026, 10, 23);

/** Few dear and many cheap prices, so that fens are lost and found. */
function price(random: Random): Money {
  return money(random.next() < 0.4 ? random.between(0, 30) : random.between(1, 9_999));
}

function line(random: Random): GoodsLine {
  const sku = random.pick(skus);
  const isWeighed = random.next() < 0.2;
  const large = random.next() < 0.02 ? 100_000 : 8;
  return {
    sku,
    category: sku.slice(0, 1),
    soldBy: isWeighed ? "weight" : "piece",
    unitPrice: price(random),
    quantity: isWeighed ? random.between(1, 4_000) : random.between(1, large),
    vatBasisPoints: random.pick(rates),
    ...(random.next() < 0.1 ? { labelPrice: price(random) } : {}),
    ...(random.next() < 0.3 ? { memberPrice: price(random) } : {}),
    ...(random.next() < 0.2 ? { bestBefore: `2026-11-${random.between(20, 30)}` } : {}),
  };
}

function goods(random: Random): GoodsFilter {
  if (random.next() < 0.3) return everything;
  return {
    skus: random.next() < 0.5 ? [random.pick(skus), random.pick(skus)] : [],
    categories: random.next() < 0.5 ? [random.pick(["a", "b"])] : [],
    except: random.next() < 0.2 ? [random.pick(skus)] : [],
  };
}

const few = (random: Random) => random.between(1, 4);
const points = (random: Random) => random.between(1, 10_000);
const mostSets = (random: Random) => (random.next() < 0.7 ? 0 : random.between(1, 3));
const minimum = (random: Random) => ({
  amount: money(random.pick([0, 1_000, 10_000])),
  pieces: random.pick([0, 0, 3]),
});

const effects: readonly ((random: Random) => Effect)[] = [
  (r) => ({ kind: "percent-off", basisPoints: points(r), minimum: minimum(r) }),
  (r) => ({ kind: "amount-off", amount: price(r), minimum: minimum(r), repeats: r.next() < 0.5 }),
  (r) => ({ kind: "amount-off-each", amount: price(r) }),
  (r) => ({ kind: "price-each", price: price(r) }),
  (r) => ({ kind: "n-for-m", take: few(r) + 1, pay: r.between(0, 4), mostSets: mostSets(r) }),
  (r) => ({
    kind: "buy-x-get-y",
    buy: few(r),
    get: few(r),
    basisPoints: points(r),
    ...(r.next() < 0.5 ? { reward: goods(r) } : {}),
    mostSets: mostSets(r),
  }),
  (r) => ({ kind: "cheapest-free", atLeast: few(r) + 1 }),
  (r) => ({
    kind: "bundle-price",
    parts: [
      { skus: ["a1", "a2"], pieces: r.between(1, 2) },
      { skus: ["b1"], pieces: r.between(1, 2) },
    ],
    price: price(r),
    mostSets: mostSets(r),
  }),
  (r) => ({
    kind: "near-expiry",
    steps: [
      { daysLeft: 0, basisPoints: points(r) },
      { daysLeft: r.between(1, 4), basisPoints: points(r) },
    ],
  }),
];

function promotion(random: Random, id: string): Promotion {
  return {
    id,
    names: { "zh-CN": id, en: id },
    goods: goods(random),
    window: {
      weekdays: random.next() < 0.2 ? [random.between(1, 7)] : [],
      hours: random.next() < 0.2 ? [{ from: "18:00", to: random.pick(["21:00", "02:00"]) }] : [],
    },
    membersOnly: random.next() < 0.2,
    coupon: random.next() < 0.1 ? "CODE" : "",
    priority: random.between(0, 2),
    isExclusive: random.next() < 0.3,
    effect: random.pick(effects)(random),
  };
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** Anything that a shop may set up, and anything that a customer may put down. */
export function wildTrial(random: Random): Trial {
  const atMs = weekStartMs + random.between(0, 7 * 24 * 60 - 1) * 60_000;
  return {
    lines: times(random.between(1, 10), () => line(random)),
    promotions: times(random.between(0, 5), (index) => promotion(random, `r${index}`)).filter(
      (each) => promotionFault(each) === undefined,
    ),
    occasion: {
      atMs,
      local: localTime(atMs),
      isMember: random.next() < 0.5,
      coupons: random.next() < 0.5 ? ["CODE"] : [],
    },
  };
}

/** A few pieces under one rule about all of them: small enough for every possibility to be tried. */
export function smallTrial(random: Random): Trial {
  const atMs = weekStartMs + 12 * 3_600_000;
  const plain = (): GoodsLine => {
    const sku = random.pick(skus);
    const quantity = random.between(1, 2);
    const vatBasisPoints = random.pick(rates);
    const category = sku.slice(0, 1);
    return { sku, category, soldBy: "piece", unitPrice: price(random), quantity, vatBasisPoints };
  };
  const rule: Promotion = {
    ...promotion(random, "one"),
    goods: everything,
    window: { weekdays: [], hours: [] },
    membersOnly: false,
    coupon: "",
  };
  return {
    lines: times(random.between(1, 4), plain),
    promotions: promotionFault(rule) === undefined ? [rule] : [],
    occasion: { atMs, local: localTime(atMs), isMember: false, coupons: [] },
  };
}
