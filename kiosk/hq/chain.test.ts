import { expect, test } from "vitest";
import type { HqStoreView } from "../../edge/contract/hq.ts";
import { ApiProblem } from "../api/problem.ts";
import { Chain } from "./chain.svelte.ts";

const first = { store: "s001", name: "人民路店", behind: 3 } as HqStoreView;

function chain(...answers: unknown[]) {
  const get = () => {
    const answer = answers.shift();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer as never);
  };
  return new Chain({ get });
}

test("news change one store, a reading all of them", async () => {
  const shops = chain({ items: [first, { ...first, store: "s002" }], next: null });
  await shops.read();
  shops.take({ type: "store", store: { ...first, behind: 0 } });
  expect([shops.stores.size, shops.stores.get("s001")?.behind]).toEqual([2, 0]);
});

test("a store that has just been added has its number until its name is known", () => {
  const shops = chain();
  expect(shops.nameOf("s009")).toBe("s009");
  shops.take({ type: "store", store: first });
  expect(shops.nameOf("s001")).toBe("人民路店");
});

test("what is known stays while headquarters does not answer", async () => {
  const shops = chain({ items: [first], next: null }, ApiProblem.unreachable(undefined));
  await shops.read();
  await shops.read();
  expect([shops.stores.size, shops.problem !== undefined]).toEqual([1, true]);
});
