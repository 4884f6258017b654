import { signatureHeaders, signatureWindowSeconds } from "../contract/payment-provider.ts";
import { isSameSignature, signAnswer, signRequest } from "./signature.ts";

export interface ProviderAccess {
  /** Address in front of `/v1/…`, without a slash at the end. */
  readonly url: string;
  readonly secret: string;
  /** Unix milliseconds. */
  readonly now: () => number;
  /** Something new each time, at least 16 characters. */
  readonly newNonce: () => string;
  readonly timeoutMs: number;
}

/** "unreachable": no byte left the box. "untrusted": anything else than a verified answer. */
export type CallResult =
  | { readonly kind: "answer"; readonly status: number; readonly body: unknown }
  | { readonly kind: "unreachable"; readonly reason: string }
  | { readonly kind: "untrusted"; readonly reason: string };

/** Errors that can only happen before a connection stands. */
const beforeConnection = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"]);

function failureOf(error: unknown): CallResult {
  if (error instanceof Error && error.name === "TimeoutError")
    return { kind: "untrusted", reason: "no answer in time" };
  const cause = (error as { cause?: { code?: unknown } }).cause;
  const code = typeof cause?.code === "string" ? cause.code : "connection lost";
  return { kind: beforeConnection.has(code) ? "unreachable" : "untrusted", reason: code };
}

function isTrusted(access: ProviderAccess, nonce: string, response: Response, body: string) {
  const timestamp = response.headers.get(signatureHeaders.timestamp) ?? "";
  const given = response.headers.get(signatureHeaders.signature) ?? "";
  const age = Math.abs(access.now() / 1000 - Number(timestamp));
  const expected = signAnswer(access.secret, { status: response.status, timestamp, nonce, body });
  return age <= signatureWindowSeconds && isSameSignature(expected, given);
}

/** Calls the provider once and believes only a fresh answer that is signed for this very request. */
export async function signedCall(
  access: ProviderAccess,
  method: "GET" | "POST",
  path: string,
  content?: unknown,
): Promise<CallResult> {
  const url = new URL(`${access.url}${path}`);
  const body = content === undefined ? "" : JSON.stringify(content);
  const timestamp = String(Math.floor(access.now() / 1000));
  const nonce = access.newNonce();
  const target = `${url.pathname}${url.search}`;
  try {
    const response = await fetch(url, {
      method,
      headers: {
        "content-type": "application/json",
        [signatureHeaders.timestamp]: timestamp,
        [signatureHeaders.nonce]: nonce,
        [signatureHeaders.signature]: signRequest(access.secret, {
          method,
          target,
          timestamp,
          nonce,
          body,
        }),
      },
      ...(content === undefined ? {} : { body }),
      redirect: "error",
      signal: AbortSignal.timeout(access.timeoutMs),
    });
    const text = await response.text();
    if (!isTrusted(access, nonce, response, text))
      return { kind: "untrusted", reason: `answer ${response.status} is not signed` };
    return { kind: "answer", status: response.status, body: JSON.parse(text) as unknown };
  } catch (error) {
    return error instanceof SyntaxError
      ? { kind: "untrusted", reason: "answer is not JSON" }
      : failureOf(error);
  }
}
