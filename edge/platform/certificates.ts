import { X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { KeyPair } from "./issue-certificates.ts";

/** Issuing is rare, and its library costs 7 MB: it is loaded when it is needed. */
const issuing = () => import("./issue-certificates.ts");

/**
 * The box's own certificate authority, from `<data>/keys`, made at its first use. It signs the
 * broker's and the devices' certificates and nothing else.
 */
export async function boxAuthority(dataDir: string, nowMs: number): Promise<KeyPair> {
  return kept(dataDir, "box-ca", nowMs, async () => (await issuing()).newAuthority(nowMs));
}

/**
 * The certificate with which the box answers on TLS, made again when a third of its life is left.
 * @param hosts names and addresses under which devices reach the box.
 */
export async function boxServerCertificate(
  dataDir: string,
  hosts: readonly string[],
  nowMs: number,
): Promise<KeyPair & { readonly authority: string }> {
  const authority = await boxAuthority(dataDir, nowMs);
  const pair = await kept(dataDir, "box-server", nowMs, async () =>
    (await issuing()).issueCertificate(authority, "tillbox", "server", hosts, nowMs),
  );
  return { ...pair, authority: authority.certificate };
}

/** A certificate for a device; its common name is the device's id. The box does not keep the key. */
export async function deviceCertificate(
  authority: KeyPair,
  device: string,
  nowMs: number,
): Promise<KeyPair> {
  return (await issuing()).issueCertificate(authority, device, "client", [], nowMs);
}

async function kept(
  dataDir: string,
  name: string,
  nowMs: number,
  make: () => Promise<KeyPair>,
): Promise<KeyPair> {
  const directory = join(dataDir, "keys");
  const path = join(directory, `${name}.pem`);
  if (existsSync(path)) {
    const [key = "", certificate = ""] = readFileSync(path, "utf8").split(/(?=-----BEGIN CERT)/);
    const { validFrom, validTo } = new X509Certificate(certificate);
    const life = Date.parse(validTo) - Date.parse(validFrom);
    if (Date.parse(validTo) - nowMs > life / 3) return { key, certificate };
  }
  const pair = await make();
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  // Key and certificate are one file, so that no power cut leaves a pair that does not match.
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${pair.key}\n${pair.certificate}\n`, { mode: 0o600 });
  renameSync(draft, path);
  return pair;
}
