import { X509Certificate } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { boxAuthority, boxServerCertificate, deviceCertificate } from "./certificates.ts";

const dir = mkdtempSync(join(tmpdir(), "tillbox-certificates-"));
const nowMs = Date.UTC(2026, 10, 24);
const dayMs = 86_400_000;
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test("the box keeps its authority, and only its owner can read the key", async () => {
  const first = await boxAuthority(dir, nowMs);
  expect((await boxAuthority(dir, nowMs)).certificate.trim()).toBe(first.certificate.trim());
  expect(statSync(join(dir, "keys/box-ca.pem")).mode & 0o777).toBe(0o600);
});

test("the server's certificate is signed by the box and names its hosts", async () => {
  const server = await boxServerCertificate(dir, ["localhost", "127.0.0.1"], nowMs);
  const certificate = new X509Certificate(server.certificate);
  expect(certificate.verify(new X509Certificate(server.authority).publicKey)).toBe(true);
  expect(certificate.checkHost("localhost")).toBe("localhost");
  expect(certificate.checkIP("127.0.0.1")).toBe("127.0.0.1");
});

test("the server's certificate is renewed when a third of its life is left", async () => {
  const hosts = ["localhost"];
  const first = await boxServerCertificate(dir, hosts, nowMs);
  const later = await boxServerCertificate(dir, hosts, nowMs + 200 * dayMs);
  const renewed = await boxServerCertificate(dir, hosts, nowMs + 300 * dayMs);
  expect(later.certificate.trim()).toBe(first.certificate.trim());
  expect(renewed.certificate.trim()).not.toBe(first.certificate.trim());
});

test("a device's certificate carries its id", async () => {
  const authority = await boxAuthority(dir, nowMs);
  const device = await deviceCertificate(authority, "A03-2", nowMs);
  const certificate = new X509Certificate(device.certificate);
  expect(certificate.subject).toBe("CN=A03-2");
  expect(certificate.verify(new X509Certificate(authority.certificate).publicKey)).toBe(true);
});
