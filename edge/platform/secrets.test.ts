import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { boxKey } from "./keys.ts";
import { hashPin, isPin, newPin } from "./secrets.ts";

test("a PIN is recognised and another is not", async () => {
  const kept = await hashPin("482913");
  expect(await isPin("482913", kept)).toBe(true);
  expect(await isPin("482914", kept)).toBe(false);
  expect(kept).not.toContain("482913");
});

test("a new PIN has six digits", () => {
  expect(newPin()).toMatch(/^\d{6}$/);
});

test("everyone on the box gets the same key, and only its owner can read it", () => {
  const data = mkdtempSync(join(tmpdir(), "tillbox-keys-"));
  onTestFinished(() => rmSync(data, { recursive: true }));
  expect(boxKey(data, "internal")).toBe(boxKey(data, "internal"));
  expect(boxKey(data, "other")).not.toBe(boxKey(data, "internal"));
  expect(statSync(join(data, "keys/internal.key")).mode & 0o777).toBe(0o600);
});
