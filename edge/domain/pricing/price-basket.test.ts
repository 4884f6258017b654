import { expect, test } from "vitest";
import {
  everything,
  grams,
  noMinimum,
  occasionAt,
  onlySkus,
  pieces,
  promotion,
} from "../../testing/promotions.ts";
import { money } from "../money.ts";
import type { GoodsLine } from "./goods.ts";
import type { Occasion } from "./occasion.ts";
import { priceBasket } from "./price-basket.ts";
import type { Effect, Promotion } from "./promotion.ts";
import { compileRules } from "./rulebook.ts";

const nets = (
  lines: readonly GoodsLine[],
  rules: readonly (Effect | Promotion)[],
  occasion: Occasion = occasionAt(),
) => {
  const promotions = rules.map((rule) => ("kind" in rule ? promotion(rule) : rule));
  return priceBasket(lines, compileRules(promotions), occasion).lines.map((line) => line.net);
};

const percent = (basisPoints: number): Effect => ({
  kind: "percent-off",
  basisPoints,
  minimum: noMinimum,
});
const nForM = (take: number, pay: number, mostSets = 0): Effect => ({
  kind: "n-for-m",
  take,
  pay,
  mostSets,
});
const bogo = (basisPoints: number, more: Partial<Effect> = {}): Effect =>
  ({ kind: "buy-x-get-y", buy: 1, get: 1, basisPoints, mostSets: 0, ...more }) as Effect;
const amountOff = (amount: number, from: number, repeats = false): Effect => ({
  kind: "amount-off",
  amount: money(amount),
  minimum: { amount: money(from), pieces: 0 },
  repeats,
});

const [a10, b7, c5] = [pieces("a", 1000), pieces("b", 700), pieces("c", 500)];

test.each<[string, readonly GoodsLine[], readonly (Effect | Promotion)[], readonly number[]]>([
  ["no rule takes nothing off", [a10], [], [1000]],
  ["a percentage", [a10, b7], [percent(1000)], [900, 630]],
  [
    "a percentage of all together, the remainder shared",
    [pieces("a", 5), pieces("b", 5)],
    [percent(1000)],
    [4, 5],
  ],
  [
    "of the named goods only",
    [a10, b7],
    [promotion(percent(5000), { goods: onlySkus("b") })],
    [1000, 350],
  ],
  [
    "of a category but one product",
    [a10, b7],
    [promotion(percent(5000), { goods: { ...everything, categories: ["a", "b"], except: ["b"] } })],
    [500, 700],
  ],
  [
    "an amount off each piece and portion, never below zero",
    [pieces("a", 300, 2), grams("g", 1000, 150)],
    [{ kind: "amount-off-each", amount: money(200) }],
    [200, 0],
  ],
  ["20 off 100", [pieces("a", 5000, 2)], [amountOff(2000, 10_000)], [8000]],
  ["20 off 100, not yet reached", [pieces("a", 4999, 2)], [amountOff(2000, 10_000)], [9998]],
  ["20 off every 100", [pieces("a", 5000, 5)], [amountOff(2000, 10_000, true)], [21_000]],
  [
    "a fixed price, by piece and by weight",
    [pieces("a", 1000, 2), grams("g", 1998, 500)],
    [{ kind: "price-each", price: money(990) }],
    [1980, 495],
  ],
  [
    "a fixed price never raises one",
    [pieces("a", 300)],
    [{ kind: "price-each", price: money(990) }],
    [300],
  ],
  ["three for two: the cheapest of the three", [a10, b7, c5], [nForM(3, 2)], [1000, 700, 0]],
  [
    "three for two, twice, dearest together",
    [pieces("a", 1000, 4), pieces("c", 500, 2)],
    [nForM(3, 2)],
    [3000, 500],
  ],
  ["three for two, at most once", [pieces("a", 1000, 6)], [nForM(3, 2, 1)], [5000]],
  ["two pieces are no three", [pieces("a", 1000, 2)], [nForM(3, 2)], [2000]],
  [
    "weighed goods are not counted",
    [grams("g", 1000, 1000), pieces("a", 100, 2)],
    [nForM(3, 2)],
    [1000, 200],
  ],
  ["the second at half price", [pieces("a", 999, 3)], [bogo(5000)], [999 * 2 + 499]],
  [
    "buy one, get another product free",
    [a10, pieces("b", 700, 2)],
    [
      promotion(bogo(10_000, { reward: onlySkus("b") }), {
        goods: onlySkus("a"),
      }),
    ],
    [1000, 700],
  ],
  [
    "no reward without what must be bought",
    [pieces("b", 700, 2)],
    [
      promotion(bogo(10_000, { reward: onlySkus("b") }), {
        goods: onlySkus("a"),
      }),
    ],
    [1400],
  ],
  [
    "of three or more the cheapest one is free, once",
    [pieces("a", 1000, 5), c5],
    [{ kind: "cheapest-free", atLeast: 3 }],
    [5000, 0],
  ],
  [
    "a bundle is split by what its parts cost alone",
    [pieces("a", 1500), pieces("b", 1000)],
    [
      {
        kind: "bundle-price",
        parts: [
          { skus: ["a"], pieces: 1 },
          { skus: ["b"], pieces: 1 },
        ],
        price: money(2000),
        mostSets: 0,
      },
    ],
    [1200, 800],
  ],
  [
    "two bundles and a piece that is left",
    [pieces("a", 1500, 3), pieces("b", 1000, 2)],
    [
      {
        kind: "bundle-price",
        parts: [
          { skus: ["a"], pieces: 1 },
          { skus: ["b"], pieces: 1 },
        ],
        price: money(2000),
        mostSets: 0,
      },
    ],
    [2400 + 1500, 1600],
  ],
  [
    "a bundle dearer than its parts is none",
    [pieces("a", 900), pieces("b", 1000)],
    [
      {
        kind: "bundle-price",
        parts: [
          { skus: ["a"], pieces: 1 },
          { skus: ["b"], pieces: 1 },
        ],
        price: money(2000),
        mostSets: 0,
      },
    ],
    [900, 1000],
  ],
  [
    "three for 10.00 of mixed goods",
    [pieces("a", 400, 2), pieces("b", 390)],
    [
      {
        kind: "bundle-price",
        parts: [{ skus: ["a", "b"], pieces: 3 }],
        price: money(1000),
        mostSets: 0,
      },
    ],
    [672, 328],
  ],
])("%s", (_, lines, rules, expected) => {
  expect(nets(lines, rules)).toEqual(expected);
});

test("goods near their date come down step by step; unknown and past dates do not", () => {
  const ladder: Effect = {
    kind: "near-expiry",
    steps: [
      { daysLeft: 3, basisPoints: 2000 },
      { daysLeft: 0, basisPoints: 5000 },
    ],
  };
  const dated = (bestBefore?: string) => [
    { ...pieces("m", 1000), ...(bestBefore === undefined ? {} : { bestBefore }) },
  ];
  const at = (bestBefore?: string) => nets(dated(bestBefore), [ladder])[0];
  expect([at("2026-11-28"), at("2026-11-27"), at("2026-11-25")]).toEqual([1000, 800, 800]);
  expect([at("2026-11-24"), at("2026-11-23"), at()]).toEqual([500, 1000, 1000]);
});

test("members, coupons and hours open rules", () => {
  const off = percent(1000);
  const member = promotion(off, { membersOnly: true });
  const coupon = promotion(off, { coupon: "WELCOME" });
  const evening = promotion(off, {
    window: { weekdays: [5], hours: [{ from: "20:00", to: "02:00" }] },
  });
  const launch = promotion(off, {
    window: { weekdays: [], hours: [], fromMs: occasionAt("2026-11-25 00:00").atMs },
  });
  const price = (rule: Promotion, occasion: Occasion) => nets([a10], [rule], occasion)[0];
  expect(price(member, occasionAt())).toBe(1000);
  expect(price(member, occasionAt(undefined, { isMember: true }))).toBe(900);
  expect(price(coupon, occasionAt(undefined, { coupons: ["OTHER"] }))).toBe(1000);
  expect(price(coupon, occasionAt(undefined, { coupons: ["WELCOME"] }))).toBe(900);
  const fridays = ["2026-11-27 19:59", "2026-11-27 20:00", "2026-11-28 01:59", "2026-11-28 02:00"];
  expect(fridays.map((time) => price(evening, occasionAt(time)))).toEqual([1000, 900, 900, 1000]);
  expect(price(evening, occasionAt("2026-11-27 01:00"))).toBe(1000);
  expect(price(launch, occasionAt("2026-11-24 23:59"))).toBe(1000);
  expect(price(launch, occasionAt("2026-11-25 00:00"))).toBe(900);
});

test("a member pays the member's price, and the trace says so", () => {
  const lines = [{ ...pieces("a", 1000, 2), memberPrice: money(900) }];
  const priced = priceBasket(
    lines,
    compileRules([promotion(percent(1000))]),
    occasionAt(undefined, { isMember: true }),
  );
  expect(priced.lines[0]).toMatchObject({
    list: 2000,
    discount: 380,
    reductions: [
      { rule: "member-price", amount: 200 },
      { rule: "percent-off", amount: 180 },
    ],
  });
});

test("priority decides the order, and an exclusive rule shares with none", () => {
  const first = promotion(percent(5000), { id: "half", priority: 1 });
  const then = promotion(amountOff(100, 0), { id: "one-off" });
  expect(nets([a10], [then, first])).toEqual([400]);
  expect(nets([a10], [{ ...then, priority: 2 }, first])).toEqual([450]);
  const alone = { ...first, isExclusive: true };
  expect(nets([a10], [then, alone])).toEqual([500]);
  expect(nets([a10], [{ ...then, priority: 2 }, alone])).toEqual([900]);
  const set = promotion(nForM(2, 1), { goods: onlySkus("a"), isExclusive: true });
  expect(nets([pieces("a", 1000, 3), b7], [set, promotion(percent(1000))])).toEqual([1900, 630]);
});

test("three rates, VAT included or added", () => {
  const at = (vatBasisPoints: number, unitPrice: number) => ({
    ...pieces(`v${vatBasisPoints}`, unitPrice),
    vatBasisPoints,
  });
  const included = priceBasket([at(1300, 1200), at(900, 800)], [], occasionAt());
  expect(included.lines.map((line) => line.net - line.vat)).toEqual([1062, 734]);
  const added = priceBasket([at(1300, 1000), at(900, 1000), at(0, 500)], [], occasionAt(), "added");
  expect(added).toMatchObject({ total: 2720, lines: [{ vat: 130 }, { vat: 90 }, { vat: 0 }] });
});
