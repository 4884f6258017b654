import { expect, test } from "vitest";
import { run } from "./price-baskets.ts";

test("a thousand baskets are right, and a pricing that rounds each line up is found out", async () => {
  const said: string[] = [];
  const outcome = await run({ trials: 1_000, seed: 11, say: (line) => said.push(line) });
  expect([outcome, said.join("\n")]).toEqual([{ trials: 1_000, failures: 0 }, said.join("\n")]);
  expect(said.join("\n")).toMatch(/control, each line rounded up: [1-9]/);
});
