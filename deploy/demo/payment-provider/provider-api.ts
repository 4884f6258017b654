import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import {
  orderNumberShape,
  providerPaymentShape,
  signatureHeaders,
  signatureWindowSeconds,
  startPaymentShape,
  startRefundShape,
} from "../../../edge/contract/payment-provider.ts";
import { isSameSignature, signAnswer, signRequest } from "../../../edge/payments/signature.ts";
import { readBody, type Route } from "../route.ts";
import type { SimulatedProvider } from "./simulated-provider.ts";

/** What can go wrong between a till and its provider; each one happens to one request. */
export type Fault =
  "lose-request" | "lose-answer" | "stall" | "error-500" | "bad-signature" | "other-amount";

export interface ProviderApiOptions {
  readonly provider: SimulatedProvider;
  /** The secret that the shop and the provider share. */
  readonly secret: string;
  readonly now: () => number;
  /** Taken from the front, one per request. */
  readonly faults?: Fault[];
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

const prefix = "/provider/v1/";
const cancelShape = z.strictObject({ amount: z.int().min(1) });

/** Nonces that were used within the window; older ones are refused by their time. */
const rememberedNonces = 10_000;

function refusal(status: number, code: string, message = ""): Reply {
  return { status, body: { code, message } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The provider's HTTP side under `/provider/v1/`: checks every signature and signs every answer. */
export function providerApi(options: ProviderApiOptions): Route {
  const nonces = new Set<string>();
  return async (request, response) => {
    const target = request.url ?? "/";
    if (!target.startsWith(prefix)) return false;
    const fault = options.faults?.shift();
    const body = (await readBody(request)) ?? "";
    if (fault === "lose-request") response.destroy();
    else if (isSigned(options, nonces, request, body))
      reply(options, request, response, fault, answer(options.provider, request, body));
    else reply(options, request, response, fault, refusal(401, "SIGN_ERROR"));
    return true;
  };
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === "string" ? value : "";
}

function isSigned(
  options: ProviderApiOptions,
  nonces: Set<string>,
  request: IncomingMessage,
  body: string,
): boolean {
  const timestamp = header(request, signatureHeaders.timestamp);
  const nonce = header(request, signatureHeaders.nonce);
  const { method = "", url: target = "" } = request;
  const expected = signRequest(options.secret, { method, target, timestamp, nonce, body });
  const age = Math.abs(options.now() / 1000 - Number(timestamp));
  if (!isSameSignature(expected, header(request, signatureHeaders.signature))) return false;
  if (!(age <= signatureWindowSeconds) || nonces.has(nonce)) return false;
  nonces.add(nonce);
  for (const oldest of nonces) {
    if (nonces.size <= rememberedNonces) break;
    nonces.delete(oldest);
  }
  return true;
}

function answer(provider: SimulatedProvider, request: IncomingMessage, body: string): Reply {
  const path = (request.url ?? "").slice(prefix.length);
  const call = `${request.method ?? ""} ${path.split("/")[0] ?? ""}`;
  const [, order = "", verb = ""] = path.split("/");
  if (call === "POST payments") {
    if (verb === "cancel") return cancel(provider, order, body);
    return order === "" ? start(provider, body) : refusal(404, "NOT_FOUND");
  }
  if (call === "GET payments") {
    const payment = provider.find(order);
    return payment === undefined
      ? refusal(404, "ORDER_NOT_EXIST", order)
      : { status: 200, body: providerPaymentShape.parse(payment) };
  }
  return call === "POST refunds" ? refund(provider, body) : refusal(404, "NOT_FOUND");
}

function start(provider: SimulatedProvider, body: string): Reply {
  const wanted = startPaymentShape.safeParse(parseJson(body));
  if (!wanted.success) return refusal(400, "PARAM_ERROR", z.prettifyError(wanted.error));
  const payment = provider.start(wanted.data);
  return payment === "conflict"
    ? refusal(409, "OUT_TRADE_NO_USED", wanted.data.order)
    : { status: 200, body: providerPaymentShape.parse(payment) };
}

function cancel(provider: SimulatedProvider, order: string, body: string): Reply {
  const wanted = cancelShape.safeParse(parseJson(body));
  if (!wanted.success || !orderNumberShape.safeParse(order).success)
    return refusal(400, "PARAM_ERROR");
  return {
    status: 200,
    body: providerPaymentShape.parse(provider.cancel(order, wanted.data.amount)),
  };
}

function refund(provider: SimulatedProvider, body: string): Reply {
  const wanted = startRefundShape.safeParse(parseJson(body));
  if (!wanted.success) return refusal(400, "PARAM_ERROR", z.prettifyError(wanted.error));
  const made = provider.refund(wanted.data);
  return made === "conflict"
    ? refusal(409, "OUT_REFUND_NO_USED", wanted.data.refund)
    : { status: 200, body: made };
}

function reply(
  { secret, now }: ProviderApiOptions,
  request: IncomingMessage,
  response: ServerResponse,
  fault: Fault | undefined,
  { status: decided, body: content }: Reply,
): void {
  if (fault === "stall") return;
  if (fault === "lose-answer") {
    response.destroy();
    return;
  }
  const status = fault === "error-500" ? 500 : decided;
  const changed = fault === "other-amount" ? { ...(content as object), amount: 1 } : content;
  const body = JSON.stringify(changed);
  const timestamp = String(Math.floor(now() / 1000));
  const nonce = header(request, signatureHeaders.nonce);
  const signature = signAnswer(secret, { status, timestamp, nonce, body });
  response.writeHead(status, {
    "content-type": "application/json",
    [signatureHeaders.timestamp]: timestamp,
    [signatureHeaders.signature]: fault === "bad-signature" ? randomUUID() : signature,
  });
  response.end(body);
}
