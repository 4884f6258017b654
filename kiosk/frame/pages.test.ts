import { expect, test } from "vitest";
import { ApiProblem } from "../api/problem.ts";
import { Pages } from "./pages.svelte.ts";

interface Answer {
  readonly items: readonly number[];
  readonly next: string | null;
}

/** A box whose answers are given by hand, in any order. */
function box() {
  const asked: string[] = [];
  const open = new Map<string, (answer: Answer | ApiProblem) => void>();
  const get = (path: string) =>
    new Promise<never>((resolve, reject) => {
      asked.push(path);
      open.set(path, (answer) => {
        if (answer instanceof ApiProblem) reject(answer);
        else resolve(answer as never);
      });
    });
  const answer = (path: string, what: Answer | ApiProblem) => open.get(path)?.(what);
  return { asked, answer, pages: new Pages<number>({ get }) };
}

test("pages follow one another", async () => {
  const { pages, answer, asked } = box();
  const first = pages.ask("/sales?day=1");
  answer("/sales?day=1", { items: [1, 2], next: "a&b" });
  await first;
  const second = pages.more();
  answer("/sales?day=1&after=a%26b", { items: [3], next: null });
  await second;
  await pages.more();
  expect(pages.items).toEqual([1, 2, 3]);
  expect(asked).toHaveLength(2);
});

test("a late answer to an old question does not show", async () => {
  const { pages, answer } = box();
  const old = pages.ask("/products?text=a");
  const present = pages.ask("/products?text=ab");
  answer("/products?text=ab", { items: [2], next: null });
  await present;
  answer("/products?text=a", { items: [1], next: null });
  await old;
  expect(pages.items).toEqual([2]);
});

test("a refusal is told and what was shown stays", async () => {
  const { pages, answer } = box();
  const first = pages.ask("/stock");
  answer("/stock", { items: [1], next: null });
  await first;
  const second = pages.again();
  answer("/stock", ApiProblem.unreachable(undefined));
  await second;
  expect([pages.items, pages.problem !== undefined]).toEqual([[1], true]);
});
