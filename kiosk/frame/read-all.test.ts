import { expect, test } from "vitest";
import { readAll } from "./read-all.ts";

test("reads every page, in order", async () => {
  const pages: Readonly<Record<string, unknown>> = {
    "/stock?limit=2": { items: [1, 2], next: "b/2" },
    "/stock?limit=2&after=b%2F2": { items: [3], next: null },
  };
  const get = (path: string) => Promise.resolve(pages[path] as never);
  expect(await readAll<number>({ get }, "/stock?limit=2")).toEqual([1, 2, 3]);
});

test("a list without an end is left after 50 pages", async () => {
  let asked = 0;
  const get = () => Promise.resolve({ items: [(asked += 1)], next: "more" } as never);
  expect(await readAll<number>({ get }, "/stock?limit=1")).toHaveLength(50);
});
