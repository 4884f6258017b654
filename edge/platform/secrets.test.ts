import { expect, test } from "vitest";
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
