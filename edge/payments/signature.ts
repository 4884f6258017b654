import { createHmac, timingSafeEqual } from "node:crypto";

export interface SignedRequest {
  readonly method: string;
  /** Path and query exactly as sent. */
  readonly target: string;
  readonly timestamp: string;
  readonly nonce: string;
  readonly body: string;
}

export interface SignedAnswer {
  readonly status: number;
  readonly timestamp: string;
  /** The nonce of the request that is answered, so that no answer serves twice. */
  readonly nonce: string;
  readonly body: string;
}

function hmac(secret: string, lines: readonly string[]): string {
  const text = lines.map((line) => `${line}\n`).join("");
  return createHmac("sha256", secret).update(text).digest("hex");
}

export function signRequest(secret: string, request: SignedRequest): string {
  const { method, target, timestamp, nonce, body } = request;
  return hmac(secret, [method, target, timestamp, nonce, body]);
}

export function signAnswer(secret: string, answer: SignedAnswer): string {
  return hmac(secret, [String(answer.status), answer.timestamp, answer.nonce, answer.body]);
}

/** Compares two signatures without telling by its duration how far they agree. */
export function isSameSignature(expected: string, given: string): boolean {
  const left = Buffer.from(expected);
  const right = Buffer.from(given);
  return left.length === right.length && timingSafeEqual(left, right);
}
