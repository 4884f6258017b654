import { randomUUID } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { startBox, type Box } from "./box.ts";

async function sellOne(box: Box): Promise<number> {
  const { price } = (await (await box.ask("/api/v1/products/oolong-500")).json()) as {
    price: number;
  };
  const answer = await box.ask("/api/v1/sales", {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": randomUUID() },
    body: JSON.stringify({
      lines: [{ sku: "oolong-500", quantity: 1 }],
      tenders: [{ method: "cash", amount: price }],
    }),
  });
  return answer.status;
}

async function salesOf(box: Box): Promise<number> {
  const today = (await (await box.ask("/api/v1/reports/today")).json()) as { sales: number };
  return today.sales;
}

test("two boxes side by side sell without disturbing each other", async () => {
  const first = await startBox();
  onTestFinished(() => first.stop());
  const second = await startBox();
  onTestFinished(() => second.stop());
  const [firstBefore, secondBefore] = [await salesOf(first), await salesOf(second)];
  for (let sale = 0; sale < 5; sale += 1) expect(await sellOne(first)).toBe(201);
  expect(await sellOne(second)).toBe(201);
  expect(await salesOf(first)).toBe(firstBefore + 5);
  expect(await salesOf(second)).toBe(secondBefore + 1);
});
