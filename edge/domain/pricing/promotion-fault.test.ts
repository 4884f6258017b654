import { expect, test } from "vitest";
import { noMinimum, promotion } from "../../testing/promotions.ts";
import { money } from "../money.ts";
import { promotionFault } from "./promotion-fault.ts";
import type { Effect, TimeWindow } from "./promotion.ts";

const percent: Effect = { kind: "percent-off", basisPoints: 1000, minimum: noMinimum };
const always: TimeWindow = { weekdays: [], hours: [] };
const bundle = (...skus: string[][]): Effect => ({
  kind: "bundle-price",
  parts: skus.map((each) => ({ skus: each, pieces: 1 })),
  price: money(100),
  mostSets: 0,
});

test.each<[Effect, Partial<TimeWindow>, string | undefined]>([
  [percent, {}, undefined],
  [percent, { fromMs: 2, untilMs: 2 }, "window"],
  [percent, { hours: [{ from: "08:00", to: "08:00" }] }, "window.hours"],
  [{ kind: "n-for-m", take: 3, pay: 3, mostSets: 0 }, {}, "effect.pay"],
  [
    { kind: "amount-off", amount: money(1), minimum: noMinimum, repeats: true },
    {},
    "effect.minimum.amount",
  ],
  [bundle(["a"], ["b"]), {}, undefined],
  [bundle(["a", "b"], ["b"]), {}, "effect.parts"],
  [bundle(["a"], []), {}, "effect.parts"],
  [
    {
      kind: "near-expiry",
      steps: [
        { daysLeft: 1, basisPoints: 1 },
        { daysLeft: 1, basisPoints: 2 },
      ],
    },
    {},
    "effect.steps",
  ],
])("%j in %j: %s", (effect, window, field) => {
  const fault = promotionFault(promotion(effect, { window: { ...always, ...window } }));
  expect(fault?.split(":")[0]).toBe(field);
});
