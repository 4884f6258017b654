import { createHash, randomBytes, randomInt, scrypt, timingSafeEqual } from "node:crypto";

const cost = { N: 2 ** 14, r: 8, p: 2 };
const keyBytes = 32;

/** A PIN as it is kept: `scrypt$N$r$p$salt$hash`, base64url. */
export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(pin, salt, cost);
  return [
    "scrypt",
    cost.N,
    cost.r,
    cost.p,
    salt.toString("base64url"),
    hash.toString("base64url"),
  ].join("$");
}

export async function isPin(pin: string, kept: string): Promise<boolean> {
  const [, n, r, p, salt = "", hash = ""] = kept.split("$");
  const expected = Buffer.from(hash, "base64url");
  const given = await derive(pin, Buffer.from(salt, "base64url"), {
    N: Number(n),
    r: Number(r),
    p: Number(p),
  });
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function derive(
  pin: string,
  salt: Buffer,
  options: { N: number; r: number; p: number },
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, keyBytes, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

/** Six decimal digits. */
export function newPin(): string {
  return String(randomInt(1_000_000)).padStart(6, "0");
}

/** 256 random bits in base64url, for sessions, API keys and devices. */
export function newToken(prefix = ""): string {
  return prefix + randomBytes(32).toString("base64url");
}

/** What is kept of a token: its bits are random enough that a plain hash protects it. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
