import { expect, onTestFinished, test } from "vitest";
import type { Basket } from "../domain/basket/basket.ts";
import { noonMs, openSmallShop } from "../testing/small-shop.ts";

const dayMs = 86_400_000;

function basket(id: string, rest: Partial<Basket> = {}): Basket {
  return {
    id,
    kiosk: "k1",
    state: "open",
    lines: [],
    interventions: [],
    openedAtMs: noonMs,
    unknownItems: 0,
    ...rest,
  };
}

test("baskets that ended long ago are forgotten, open ones are not", async () => {
  const { store, close } = await openSmallShop();
  onTestFinished(() => close());
  const longAgo = { openedAtMs: noonMs - 31 * dayMs };
  await store.baskets.save(basket("old-open", longAgo));
  await store.baskets.save(basket("old-paid", { ...longAgo, state: "paid" }));
  await store.baskets.save(basket("new-paid", { state: "paid" }));
  expect(await store.baskets.find("old-paid")).toBeUndefined();
  expect(await store.baskets.find("old-open")).toMatchObject({ state: "open" });
  expect(await store.baskets.find("new-paid")).toMatchObject({ state: "paid" });
});

test("parked baskets and those that ask for help wait, the oldest first", async () => {
  const { store, close } = await openSmallShop();
  onTestFinished(() => close());
  await store.baskets.save(basket("b", { state: "parked", openedAtMs: noonMs + 2 }));
  await store.baskets.save(
    basket("a", { interventions: [{ kind: "help", sinceMs: noonMs }], openedAtMs: noonMs + 1 }),
  );
  await store.baskets.save(basket("c"));
  expect((await store.baskets.waiting()).map((each) => each.id)).toEqual(["a", "b"]);
});
