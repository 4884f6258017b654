import { createHash, timingSafeEqual } from "node:crypto";
import type { Identity } from "./access.ts";

/** A device as the shop registered it. */
export interface RegisteredDevice {
  readonly id: string;
  readonly kind: string;
  /** SHA-256 of its secret in hexadecimal; the secret is 256 random bits, so a plain hash keeps it. */
  readonly secretHash: string;
  readonly isEnabled: boolean;
}

/** Finds a device among those of the shop, as they are now. */
export type FindDevice = (id: string) => RegisteredDevice | undefined;

/** What a connection shows of itself. Empty texts stand for what it does not show. */
interface Credentials {
  readonly username: string;
  readonly password: string;
  /** Common name of a certificate that the box's authority signed. */
  readonly certificateName: string;
  readonly isLoopback: boolean;
}

export type Identify = (credentials: Credentials) => Identity | undefined;

/**
 * The shop's rule: devices by certificate or secret; the core and the flows, which run on the box
 * itself, by the box's keys and from its loopback only.
 */
export function identifyInShop(
  findDevice: FindDevice,
  keys: { readonly core: string; readonly flows: string },
): Identify {
  const parts: Readonly<Record<string, { identity: Identity; hash: string }>> = {
    core: { identity: { role: "core", kind: "core", id: "core" }, hash: hashOf(keys.core) },
    flows: { identity: { role: "device", kind: "flow", id: "flows" }, hash: hashOf(keys.flows) },
  };
  return ({ username, password, certificateName, isLoopback }) => {
    const part = Object.hasOwn(parts, username) ? parts[username] : undefined;
    if (part !== undefined)
      return isLoopback && isSame(hashOf(password), part.hash) ? part.identity : undefined;

    const id = username === "" ? certificateName : username;
    const device = findDevice(id);
    if (device?.isEnabled !== true) return undefined;
    const isProved =
      certificateName === "" ? isSame(hashOf(password), device.secretHash) : certificateName === id;
    return isProved ? { role: "device", kind: device.kind, id } : undefined;
  };
}

function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

function isSame(left: string, right: string): boolean {
  return left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));
}
