import { expect, test } from "vitest";
import type { PromotionView } from "../../edge/contract/promotions.ts";
import { effectWords } from "./effect-words.ts";

const none = { amount: 0, pieces: 0 };

test.each<[PromotionView["effect"], zh: string, en: string]>([
  [{ kind: "percent-off", basisPoints: 1_000, minimum: none }, "减 10%", "10% off"],
  [
    { kind: "percent-off", basisPoints: 1_250, minimum: { amount: 0, pieces: 3 } },
    "满 3 件 减 12.5%",
    "From 3 pieces: 12.5% off",
  ],
  [
    { kind: "amount-off", amount: 500, minimum: { amount: 5_000, pieces: 0 }, repeats: false },
    "满 ¥50.00 减 ¥5.00",
    "From ¥50.00: ¥5.00 off",
  ],
  [
    { kind: "amount-off", amount: 500, minimum: { amount: 5_000, pieces: 0 }, repeats: true },
    "每满 ¥50.00 减 ¥5.00",
    "¥5.00 off every ¥50.00",
  ],
  [{ kind: "amount-off-each", amount: 100 }, "每件减 ¥1.00", "¥1.00 off each"],
  [{ kind: "price-each", price: 900 }, "每件 ¥9.00", "¥9.00 each"],
  [{ kind: "n-for-m", take: 3, pay: 2, mostSets: 0 }, "3 件付 2 件", "3 for the price of 2"],
  [
    { kind: "buy-x-get-y", buy: 2, get: 1, basisPoints: 10_000, mostSets: 0 },
    "买 2 送 1",
    "Buy 2, get 1",
  ],
  [
    { kind: "buy-x-get-y", buy: 2, get: 1, basisPoints: 5_000, mostSets: 0 },
    "买 2，另 1 件减 50%",
    "Buy 2, 50% off 1 more",
  ],
  [
    { kind: "cheapest-free", atLeast: 3 },
    "满 3 件，最便宜的免费",
    "From 3 on the cheapest is free",
  ],
  [
    { kind: "bundle-price", parts: [], price: 1_990, mostSets: 0 },
    "组合 ¥19.90",
    "Together ¥19.90",
  ],
  [
    {
      kind: "near-expiry",
      steps: [
        { daysLeft: 3, basisPoints: 2_000 },
        { daysLeft: 1, basisPoints: 5_000 },
      ],
    },
    "临期最多减 50%",
    "Near expiry up to 50% off",
  ],
])("$kind", (effect, zh, en) => {
  expect(effectWords(effect, "zh-CN")).toBe(zh);
  expect(effectWords(effect, "en")).toBe(en);
});
