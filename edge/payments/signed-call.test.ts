import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPaymentProvider } from "../../deploy/demo/payment-provider/start-payment-provider.ts";
import { signatureHeaders } from "../contract/payment-provider.ts";
import { isSameSignature, signRequest } from "./signature.ts";
import { signedCall, type ProviderAccess } from "./signed-call.ts";

const at = Date.UTC(2026, 10, 24);
let server: Awaited<ReturnType<typeof startPaymentProvider>>;
beforeAll(async () => {
  server = await startPaymentProvider({ port: 0, secret: "right", now: () => at });
});
afterAll(() => server.stop());

const access = (change: Partial<ProviderAccess> = {}): ProviderAccess => ({
  url: server.url,
  secret: "right",
  now: () => at,
  newNonce: randomUUID,
  timeoutMs: 1_000,
  ...change,
});

test("a signed question gets a signed answer", async () => {
  const answer = await signedCall(access(), "GET", "/v1/payments/ORDER1");
  expect(answer).toMatchObject({ kind: "answer", status: 404 });
});

test("another secret is refused, and its refusal is not believed", async () => {
  const answer = await signedCall(access({ secret: "wrong" }), "GET", "/v1/payments/ORDER1");
  expect(answer).toMatchObject({ kind: "untrusted" });
});

test("a clock that is wrong by more than five minutes is not believed", async () => {
  const late = access({ now: () => at + 301_000 });
  expect(await signedCall(late, "GET", "/v1/payments/ORDER1")).toMatchObject({ kind: "untrusted" });
});

test("a request that was overheard cannot be sent again", async () => {
  const same = access({ newNonce: () => "the same nonce 0001" });
  await signedCall(same, "GET", "/v1/payments/ORDER1");
  const again = await signedCall(same, "GET", "/v1/payments/ORDER1");
  expect(again).toMatchObject({ kind: "answer", status: 401 });
});

test("a body that was changed on its way is refused", async () => {
  const target = "/provider/v1/refunds";
  const timestamp = String(at / 1000);
  const nonce = randomUUID();
  const request = { method: "POST", target, timestamp, nonce, body: "{}" };
  const response = await fetch(`${server.origin}${target}`, {
    method: "POST",
    body: '{"amount":1}',
    headers: {
      [signatureHeaders.timestamp]: timestamp,
      [signatureHeaders.nonce]: nonce,
      [signatureHeaders.signature]: signRequest("right", request),
    },
  });
  expect(response.status).toBe(401);
});

test("signatures of different length differ", () => {
  expect(isSameSignature("ab", "abc")).toBe(false);
  expect(isSameSignature("", "")).toBe(true);
});
