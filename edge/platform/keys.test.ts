import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { boxKey } from "./keys.ts";

const dir = mkdtempSync(join(tmpdir(), "tillbox-keys-"));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test("every process gets the same key, and only the owner can read it", () => {
  const key = boxKey(dir, "internal");
  expect(key).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(boxKey(dir, "internal")).toBe(key);
  expect(boxKey(dir, "other")).not.toBe(key);
  expect(statSync(join(dir, "keys/internal.key")).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(dir, "keys")).sort()).toEqual(["internal.key", "other.key"]);
});
