import { expect, test } from "vitest";
import type { SaleView } from "../../edge/contract/http.ts";
import { ApiProblem } from "../api/problem.ts";
import { Refunding } from "./refunding.svelte.ts";

const sale: SaleView = {
  id: "s/1",
  receipt: "R",
  total: 1_000,
  postedAt: "2026-11-24T06:00:00Z",
  businessDay: "2026-11-24",
  kiosk: "k2",
  cashier: "",
  lines: [
    {
      sku: "milk",
      name: "milk",
      soldBy: "piece",
      quantity: 3,
      unitPrice: 400,
      discount: 200,
      reductions: [],
      net: 1_000,
      vat: 115,
      vatBasisPoints: 1_300,
    },
  ],
  tenders: [{ method: "cash", amount: 1_000, received: 1_000, reference: "" }],
};

/** Loses the first `lost` answers and keeps what was sent. */
function box(lost: number) {
  const sent: { path: string; body: unknown; key: string | undefined }[] = [];
  const post = (path: string, body?: unknown, options?: { key?: string }) => {
    sent.push({ path, body, key: options?.key });
    return sent.length <= lost
      ? Promise.reject(ApiProblem.unreachable("down"))
      : Promise.resolve({} as never);
  };
  return { sent, post };
}

test("nothing is sent before something is chosen", async () => {
  const { sent, post } = box(0);
  expect(await new Refunding({ post }, sale, []).post()).toBe(false);
  expect(sent).toEqual([]);
});

test("what is chosen goes to the drawer of the sale", async () => {
  const { sent, post } = box(0);
  const refunding = new Refunding({ post }, sale, []);
  refunding.choose(0, { quantity: 2 });
  refunding.choose(0, { goods: "waste" });
  refunding.reason = " torn ";
  expect(await refunding.post()).toBe(true);
  const lines = [{ line: 1, quantity: 2, goods: "waste" }];
  expect(sent[0]).toMatchObject({
    path: "/sales/s%2F1/refunds",
    body: { kiosk: "k2", reason: "torn", lines },
  });
});

test("the same choice again has the same key, another choice another", async () => {
  const { sent, post } = box(2);
  const refunding = new Refunding({ post }, sale, []);
  refunding.chooseAll();
  expect(await refunding.post()).toBe(false);
  expect(refunding.problem?.en).toMatch(/does not answer/);
  expect(await refunding.post()).toBe(false);
  refunding.choose(0, { quantity: 1 });
  expect(await refunding.post()).toBe(true);
  const [first, second, third] = sent.map(({ key }) => key);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});
