import { expect, test } from "vitest";
import { Language, plural } from "./language.svelte.ts";

test("a kiosk switches at once and returns to the shop's language after a customer", () => {
  const language = new Language({ "zh-CN": { pay: "付款" }, en: { pay: "Pay" } }, "zh-CN");
  language.switchOver();
  expect([language.t.pay, language.other]).toEqual(["Pay", "zh-CN"]);
  language.reset();
  expect(language.t.pay).toBe("付款");
  language.settle("en");
  language.switchOver();
  language.reset();
  expect(language.locale).toBe("en");
});

test("English counts one apart", () => {
  expect([plural(1, "item", "items"), plural(0, "item", "items")]).toEqual(["1 item", "0 items"]);
});
