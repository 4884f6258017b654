import { expect, test } from "vitest";
import type { BasketView } from "../../edge/contract/http.ts";
import type { CallOptions } from "../api/client.ts";
import { ApiProblem } from "../api/problem.ts";
import { Till } from "./till.svelte.ts";

const basket = { id: "b1", total: 5_230, paid: 0 } as BasketView;
const sale = { id: "s1", receipt: "S001-26-00000042", total: 5_230 };

function till(...answers: unknown[]) {
  const sent: { path: string; body: unknown; key: string | undefined }[] = [];
  const post = (path: string, body?: unknown, options: CallOptions = {}) => {
    sent.push({ path, body, key: options.key });
    const answer = answers.shift();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer as never);
  };
  return { sent, till: new Till({ post }) };
}

test("nothing is sent while less than the total was handed over", async () => {
  const { till: counter, sent } = till();
  counter.press("5");
  await counter.take(basket);
  expect(sent).toEqual([]);
});

test("cash above the total gives change", async () => {
  const { till: counter, sent } = till({ sale, payment: { change: 4_770 } });
  counter.choose(10_000);
  await counter.take(basket);
  expect(sent[0]).toMatchObject({
    path: "/baskets/b1/payments",
    body: { method: "cash", amount: 10_000 },
  });
  expect(counter.done).toEqual({ sale, received: 10_000, change: 4_770 });
});

test("pressing again after a lost answer is the same payment; another sum is another", async () => {
  const lost = ApiProblem.unreachable(undefined);
  const { till: counter, sent } = till(lost, lost, lost);
  counter.choose(10_000);
  await counter.take(basket);
  await counter.take(basket);
  counter.choose(6_000);
  await counter.take(basket);
  expect(counter.problem?.en).toMatch(/does not answer/);
  expect(sent[0]?.key).toBe(sent[1]?.key);
  expect(sent[2]?.key).not.toBe(sent[1]?.key);
});

test("a chosen sum shows as it would be typed", () => {
  const { till: counter } = till();
  counter.choose(5_230);
  expect(counter.typed).toBe("52.30");
  counter.press("back");
  expect(counter.received).toBe(5_230);
  counter.press("clear");
  expect(counter.received).toBe(0);
});
