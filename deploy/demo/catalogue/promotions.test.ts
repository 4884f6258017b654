import { expect, test } from "vitest";
import { localTimeIn } from "../../../edge/domain/pricing/local-time.ts";
import { priceBasket } from "../../../edge/domain/pricing/price-basket.ts";
import { promotionFault } from "../../../edge/domain/pricing/promotion-fault.ts";
import { compileRules } from "../../../edge/domain/pricing/rulebook.ts";
import { categories } from "./categories.ts";
import { products } from "./products.ts";
import { memberPrices, promotions } from "./promotions.ts";

const skus = products.map(({ sku }) => sku);

test.each(promotions.map((each) => [each.id, each] as const))("%s can be used", (_, it) => {
  expect(promotionFault(it)).toBeUndefined();
  const { effect, goods } = it;
  const inParts = effect.kind === "bundle-price" ? effect.parts.flatMap((part) => part.skus) : [];
  expect(skus).toEqual(expect.arrayContaining([...goods.skus, ...inParts]));
  expect(categories.map(({ id }) => id)).toEqual(expect.arrayContaining([...goods.categories]));
  expect(it.names["zh-CN"]).toMatch(/\p{Script=Han}/u);
});

test("members pay less than others", () => {
  for (const [sku, price] of Object.entries(memberPrices))
    expect(price).toBeLessThan(products.find((each) => each.sku === sku)?.unitPrice ?? 0);
});

/** `sku×pieces sku×pieces` at an instant in Shanghai, in minor units off. */
function off(basket: string, time: string): Record<string, number> {
  const lines = basket.split(" ").map((word) => {
    const [sku = "", pieces = "1"] = word.split("×");
    const product = products.find((each) => each.sku === sku)!;
    return { ...product, quantity: Number(pieces) };
  });
  const atMs = Date.parse(`2026-11-24T${time}:00+08:00`);
  const local = localTimeIn("Asia/Shanghai")(atMs);
  const occasion = { atMs, local, isMember: false, coupons: [] };
  const priced = priceBasket(lines, compileRules(promotions), occasion);
  return Object.fromEntries(
    priced.lines.flatMap(({ reductions }) => reductions.map(({ rule, amount }) => [rule, amount])),
  );
}

test.each([
  ["oolong-500×2 chips-cucumber-70", "12:00", { "tea-second-half": 275 }],
  ["cola-330 soda-salt-330×2", "12:00", { "soda-three-for-two": 350 }],
  ["bread-milk-380", "19:30", { "evening-bakery": 236 }],
  ["bread-milk-380 oolong-500", "18:59", {}],
])("%s at %s", (basket, time, expected) => {
  expect(off(basket, time)).toEqual(expected);
});
