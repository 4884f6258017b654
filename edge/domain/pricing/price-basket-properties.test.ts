import fc from "fast-check";
import { expect, test } from "vitest";
import { everything, occasionAt, pieces, promotion } from "../../testing/promotions.ts";
import { money, sum } from "../money.ts";
import type { GoodsLine } from "./goods.ts";
import { priceBasket, type PricedLine } from "./price-basket.ts";
import { promotionFault } from "./promotion-fault.ts";
import type { Effect, GoodsFilter, Promotion } from "./promotion.ts";
import { compileRules } from "./rulebook.ts";

const numRuns = 5_000;
const skus = ["a1", "a2", "b1", "b2", "c1"];

const price = fc.oneof(fc.nat(30), fc.nat(3_000)).map(money);
const line: fc.Arbitrary<GoodsLine> = fc
  .record({
    sku: fc.constantFrom(...skus),
    unitPrice: price,
    quantity: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 100_000 })),
    isWeighed: fc.boolean(),
    labelPrice: fc.option(price, { nil: undefined, freq: 6 }),
    memberPrice: fc.option(price, { nil: undefined }),
    bestBefore: fc.option(fc.constantFrom("2026-11-24", "2026-11-26"), { nil: undefined }),
    vatBasisPoints: fc.constantFrom(0, 900, 1_300),
  })
  .map(({ sku, unitPrice, quantity, isWeighed, labelPrice, ...rest }) => ({
    ...pieces(sku, unitPrice, quantity),
    soldBy: isWeighed ? "weight" : "piece",
    vatBasisPoints: rest.vatBasisPoints,
    ...(labelPrice === undefined ? {} : { labelPrice }),
    ...(rest.memberPrice === undefined ? {} : { memberPrice: rest.memberPrice }),
    ...(rest.bestBefore === undefined ? {} : { bestBefore: rest.bestBefore }),
  }));

const goods: fc.Arbitrary<GoodsFilter> = fc.record({
  skus: fc.subarray(skus, { maxLength: 2 }),
  categories: fc.subarray(["a", "b"], { maxLength: 1 }),
  except: fc.subarray(skus, { maxLength: 1 }),
});
const basisPoints = fc.integer({ min: 1, max: 10_000 });
const few = fc.integer({ min: 1, max: 4 });
const mostSets = fc.constantFrom(0, 0, 1, 3);
const minimum = fc.record({ amount: fc.constantFrom(0, 1_000, 20_000).map(money), pieces: few });
const effect: fc.Arbitrary<Effect> = fc.oneof(
  fc.record({ kind: fc.constant("percent-off" as const), basisPoints, minimum }),
  fc.record({
    kind: fc.constant("amount-off" as const),
    amount: price,
    minimum,
    repeats: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("amount-off-each" as const), amount: price }),
  fc.record({ kind: fc.constant("price-each" as const), price }),
  fc.record({ kind: fc.constant("n-for-m" as const), take: few, pay: fc.nat(3), mostSets }),
  fc
    .record({
      kind: fc.constant("buy-x-get-y" as const),
      buy: few,
      get: few,
      basisPoints,
      reward: fc.option(goods, { nil: undefined }),
      mostSets,
    })
    .map(({ reward, ...rest }) => (reward === undefined ? rest : { ...rest, reward })),
  fc.record({ kind: fc.constant("cheapest-free" as const), atLeast: few }),
  fc.record({
    kind: fc.constant("bundle-price" as const),
    parts: fc.tuple(
      fc.record({ skus: fc.constant(["a1", "a2"]), pieces: few }),
      fc.record({ skus: fc.constant(["b1"]), pieces: few }),
    ),
    price,
    mostSets,
  }),
  fc.record({
    kind: fc.constant("near-expiry" as const),
    steps: fc.tuple(
      fc.record({ daysLeft: fc.constant(0), basisPoints }),
      fc.record({ daysLeft: fc.constant(2), basisPoints }),
    ),
  }),
);
const rule: fc.Arbitrary<Promotion> = fc
  .record({
    effect,
    goods: fc.oneof(goods, fc.constant(everything)),
    priority: fc.nat(2),
    isExclusive: fc.boolean(),
    membersOnly: fc.boolean(),
  })
  .map(({ effect: what, ...given }) => promotion(what, given));
const rules = fc
  .array(rule, { maxLength: 5 })
  .map((each) => each.map((one, index) => ({ ...one, id: `r${index}` })))
  .map((each) => each.filter((one) => promotionFault(one) === undefined));
const basket = fc.array(line, { minLength: 1, maxLength: 8 });

const shape = ({ list, net, vat, reductions }: PricedLine) =>
  [list, net, vat, ...reductions.map(({ rule: id, amount }) => `${id}-${amount}`)].join(" ");

test("never negative, never above the price, and everything adds up", () => {
  fc.assert(
    fc.property(basket, rules, fc.boolean(), (lines, promotions, isMember) => {
      const occasion = occasionAt(undefined, { isMember });
      const priced = priceBasket(lines, compileRules(promotions), occasion);
      expect(sum(priced.lines.map(({ net }) => net))).toBe(priced.total);
      for (const { list, discount, net, vat, reductions } of priced.lines) {
        expect(net >= 0 && net <= list && vat >= 0 && vat <= net).toBe(true);
        expect(list - discount).toBe(net);
        expect(sum(reductions.map(({ amount }) => amount))).toBe(discount);
        expect(reductions.every(({ amount }) => amount > 0)).toBe(true);
      }
    }),
    { numRuns },
  );
});

test("the order of lines and of rules decides nothing, and twice is the same as once", () => {
  const shuffled = fc.tuple(basket, rules, fc.boolean()).chain(([lines, promotions, isMember]) =>
    fc.record({
      lines: fc.constant(lines),
      promotions: fc.constant(promotions),
      isMember: fc.constant(isMember),
      order: fc.shuffledSubarray([...lines.keys()], { minLength: lines.length }),
      ruleOrder: fc.shuffledSubarray(promotions, { minLength: promotions.length }),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ lines, promotions, isMember, order, ruleOrder }) => {
      const occasion = occasionAt(undefined, { isMember });
      const once = priceBasket(lines, compileRules(promotions), occasion);
      expect(priceBasket(lines, compileRules(promotions), occasion)).toEqual(once);
      const moved = order.map((index) => lines[index]!);
      const again = priceBasket(moved, compileRules(ruleOrder), occasion);
      expect(again.total).toBe(once.total);
      // Lines that hold the same goods are one as good as the other.
      expect(again.lines.map(shape).sort()).toEqual(once.lines.map(shape).sort());
    }),
    { numRuns },
  );
});

test("how pieces are spread over lines does not change what one rule takes off", () => {
  const split = fc.record({
    sku: fc.constantFrom(...skus),
    unitPrice: price,
    first: fc.integer({ min: 1, max: 50 }),
    second: fc.integer({ min: 1, max: 50 }),
  });
  fc.assert(
    fc.property(split, basket, rule, ({ sku, unitPrice, first, second }, others, one) => {
      if (promotionFault(one) !== undefined) return;
      const rulebook = compileRules([one]);
      const whole = [pieces(sku, unitPrice, first + second), ...others];
      const parts = [pieces(sku, unitPrice, first), pieces(sku, unitPrice, second), ...others];
      expect(priceBasket(parts, rulebook, occasionAt()).total).toBe(
        priceBasket(whole, rulebook, occasionAt()).total,
      );
    }),
    { numRuns },
  );
});
