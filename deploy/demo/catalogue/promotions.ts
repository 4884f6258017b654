import type { Localised } from "../../../edge/domain/locale.ts";
import { money } from "../../../edge/domain/money.ts";
import { noLimit, type Effect, type Promotion } from "../../../edge/domain/pricing/promotion.ts";

const named = (zh: string, en: string): Localised => ({ "zh-CN": zh, en });
const none = { amount: money(0), pieces: 0 };

function promotion(
  id: string,
  names: Localised,
  effect: Effect,
  given: Partial<Omit<Promotion, "goods">> & { skus?: string[]; categories?: string[] } = {},
): Promotion {
  const { skus = [], categories = [], ...rest } = given;
  return {
    id,
    names,
    goods: { skus, categories, except: [] },
    window: { weekdays: [], hours: [] },
    membersOnly: false,
    coupon: "",
    priority: 0,
    isExclusive: false,
    effect,
    ...rest,
  };
}

/** What the demo shop has on offer, one of each kind. */
export const promotions: readonly Promotion[] = [
  promotion(
    "tea-second-half",
    named("茶饮第二瓶半价", "Second tea at half price"),
    { kind: "buy-x-get-y", buy: 1, get: 1, basisPoints: 5_000, mostSets: noLimit },
    { skus: ["oolong-500", "jasmine-500", "lemon-tea-500"] },
  ),
  promotion(
    "soda-three-for-two",
    named("汽水三件付两件", "Soda: three for two"),
    { kind: "n-for-m", take: 3, pay: 2, mostSets: noLimit },
    { skus: ["soda-salt-330", "soda-peach-330", "cola-330"] },
  ),
  promotion("breakfast-set", named("早餐组合价", "Breakfast set"), {
    kind: "bundle-price",
    parts: [
      { skus: ["sandwich-egg", "sandwich-ham"], pieces: 1 },
      { skus: ["milk-uht-250", "milk-cocoa-250"], pieces: 1 },
    ],
    price: money(1_180),
    mostSets: noLimit,
  }),
  promotion(
    "evening-bakery",
    named("晚市面包八折", "Bakery in the evening"),
    { kind: "percent-off", basisPoints: 2_000, minimum: none },
    {
      categories: ["bakery"],
      window: { weekdays: [], hours: [{ from: "19:00", to: "22:30" }] },
      isExclusive: true,
    },
  ),
  promotion(
    "near-date",
    named("临期优惠", "Short date"),
    {
      kind: "near-expiry",
      steps: [
        { daysLeft: 0, basisPoints: 5_000 },
        { daysLeft: 2, basisPoints: 3_000 },
      ],
    },
    { categories: ["dairy", "bakery"], priority: 1 },
  ),
  promotion(
    "member-day",
    named("会员日九五折", "Members' Wednesday"),
    { kind: "percent-off", basisPoints: 500, minimum: none },
    { membersOnly: true, window: { weekdays: [3], hours: [] } },
  ),
  promotion(
    "welcome",
    named("新客满 60 减 10", "Welcome: 10 off 60"),
    {
      kind: "amount-off",
      amount: money(1_000),
      minimum: { amount: money(6_000), pieces: 0 },
      repeats: false,
    },
    { coupon: "QINGHE10" },
  ),
];

/** What members pay instead. */
export const memberPrices: Readonly<Record<string, number>> = {
  "milk-fresh-950": 1_580,
  "rice-5kg": 5_580,
  "eggs-10": 1_280,
};
