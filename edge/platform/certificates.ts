import "reflect-metadata";
import { randomBytes, webcrypto, X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509Certificate as ParsedCertificate,
  X509CertificateGenerator,
} from "@peculiar/x509";

/** A certificate and its private key, both as PEM. */
export interface KeyPair {
  readonly certificate: string;
  readonly key: string;
}

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const dayMs = 86_400_000;
const authorityDays = 3_650;
const serverDays = 397;
const usage = { server: "1.3.6.1.5.5.7.3.1", client: "1.3.6.1.5.5.7.3.2" };

cryptoProvider.set(webcrypto as Crypto);

/**
 * The box's own certificate authority, from `<data>/keys`, made at its first use. It signs the
 * broker's and the devices' certificates and nothing else.
 */
export async function boxAuthority(dataDir: string, nowMs: number): Promise<KeyPair> {
  return kept(dataDir, "box-ca", nowMs, async () => {
    const keys = await newKeys();
    const certificate = await X509CertificateGenerator.createSelfSigned({
      serialNumber: newSerial(),
      name: "CN=Tillbox box authority",
      ...validity(nowMs, authorityDays),
      signingAlgorithm: algorithm,
      keys,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      ],
    });
    return { certificate: certificate.toString("pem"), key: await pemOf(keys.privateKey) };
  });
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
  const pair = await kept(dataDir, "box-server", nowMs, () =>
    issue(authority, "tillbox", usage.server, hosts, nowMs),
  );
  return { ...pair, authority: authority.certificate };
}

/** A certificate for a device; its common name is the device's id. The box does not keep the key. */
export async function deviceCertificate(
  authority: KeyPair,
  device: string,
  nowMs: number,
): Promise<KeyPair> {
  return issue(authority, device, usage.client, [], nowMs);
}

async function issue(
  authority: KeyPair,
  commonName: string,
  purpose: string,
  hosts: readonly string[],
  nowMs: number,
): Promise<KeyPair> {
  const keys = await newKeys();
  const issuer = new ParsedCertificate(authority.certificate);
  const names = hosts.map((host) => ({
    type: /^[\d.]+$|:/.test(host) ? ("ip" as const) : ("dns" as const),
    value: host,
  }));
  const certificate = await X509CertificateGenerator.create({
    serialNumber: newSerial(),
    subject: `CN=${commonName}`,
    issuer: issuer.subject,
    ...validity(nowMs, serverDays),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: await readKey(authority.key),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([purpose]),
      ...(names.length > 0 ? [new SubjectAlternativeNameExtension(names)] : []),
    ],
  });
  return { certificate: certificate.toString("pem"), key: await pemOf(keys.privateKey) };
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

function validity(nowMs: number, days: number): { notBefore: Date; notAfter: Date } {
  // A device whose clock runs a day behind still trusts the certificate.
  return { notBefore: new Date(nowMs - dayMs), notAfter: new Date(nowMs + days * dayMs) };
}

function newSerial(): string {
  const bytes = randomBytes(16);
  bytes[0] = (bytes[0]! & 0x7f) | 0x40;
  return bytes.toString("hex");
}

async function newKeys(): Promise<CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
}

async function pemOf(key: CryptoKey): Promise<string> {
  const bytes = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", key)).toString("base64");
  return `-----BEGIN PRIVATE KEY-----\n${bytes.replace(/(.{64})(?=.)/g, "$1\n")}\n-----END PRIVATE KEY-----\n`;
}

async function readKey(pem: string): Promise<CryptoKey> {
  const bytes = Buffer.from(pem.replace(/-----[^-]+-----/g, ""), "base64");
  return webcrypto.subtle.importKey("pkcs8", bytes, algorithm, false, ["sign"]);
}
