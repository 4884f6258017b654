import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { SimulatedProvider } from "./simulated-provider.ts";
import { startPaymentProvider } from "./start-payment-provider.ts";

const at = Date.UTC(2026, 10, 24, 6);
const request = {
  order: "S0007K02_000123_1",
  method: "qr" as const,
  amount: 4837,
  currency: "CNY" as const,
  code: "",
  description: "<b>6 件</b>",
  expiresAt: new Date(at + 60_000).toISOString(),
};

const stops: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function startServer() {
  const server = await startPaymentProvider({ port: 0, secret: "s", now: () => at });
  stops.push(() => server.stop());
  return server;
}

test("the customer's phone shows the amount, both languages and two keys", async () => {
  const { origin, provider } = await startServer();
  const payment = provider.start(request);
  if (payment === "conflict") throw new Error("a new order cannot be in conflict");
  expect(payment.qr).toBe(`${origin}/pay/${payment.reference}`);
  const page = await (await fetch(payment.qr)).text();
  for (const text of ["48.37", "付款", "Pay", "拒绝", "Decline", "&lt;b&gt;6 件"])
    expect(page).toContain(text);
  const css = await fetch(`${origin}/pay/pay.css`);
  expect(css.headers.get("content-type")).toContain("text/css");
  expect(await (await fetch(`${origin}/pay`)).text()).toContain(payment.reference);
});

test("a page of another site cannot pay", async () => {
  const { origin, provider } = await startServer();
  const payment = provider.start(request);
  if (payment === "conflict") throw new Error("a new order cannot be in conflict");
  await fetch(`${origin}/pay/${payment.reference}`, {
    method: "POST",
    headers: { "sec-fetch-site": "cross-site" },
    body: new URLSearchParams({ answer: "paid" }),
    redirect: "manual",
  });
  expect(provider.find(request.order)?.state).toBe("waiting");
});

test("what nobody knows is not found", async () => {
  const { origin } = await startServer();
  expect((await fetch(`${origin}/pay/P1`)).status).toBe(404);
  expect((await fetch(`${origin}/elsewhere`)).status).toBe(404);
});

test.each([
  ["120061098828009406", 4837, "paid", "an ordinary code"],
  ["120061098828009407", 4837, "declined", "7 has no money"],
  ["120061098828009408", 4837, "waiting", "8 asks for the password"],
  ["120061098828009406", 100_001, "waiting", "so does more than 1,000 yuan"],
])("code %s over %i fen is %s: %s", (code, amount, state) => {
  const provider = new SimulatedProvider({ now: () => at, payUrl: () => "" });
  expect(provider.start({ ...request, code, amount })).toMatchObject({ state });
});

test("an order number is not used for two amounts", () => {
  const provider = new SimulatedProvider({ now: () => at, payUrl: () => "" });
  provider.start(request);
  expect(provider.start({ ...request, amount: 1 })).toBe("conflict");
});

test("payments outlive the provider's process", () => {
  const folder = mkdtempSync(join(tmpdir(), "tillbox-provider-"));
  stops.push(() => rmSync(folder, { recursive: true }));
  const options = { now: () => at, payUrl: () => "", file: join(folder, "payments.json") };
  const before = new SimulatedProvider({ ...options, mode: "pay" });
  before.start(request);
  before.refund({ refund: "REFUND1", order: request.order, amount: 100, total: 4837 });
  const after = new SimulatedProvider(options);
  expect(after.find(request.order)).toMatchObject({ state: "paid", refunded: 100 });
  expect(
    after.refund({ refund: "REFUND1", order: request.order, amount: 100, total: 4837 }),
  ).toMatchObject({ state: "accepted" });
  expect(after.find(request.order)?.refunded).toBe(100);
});
