import { expect, test } from "vitest";
import { en } from "./texts.en.ts";
import { zhCN } from "./texts.zh-CN.ts";

test("both languages say everything, with the same parameters", () => {
  const shape = (texts: object) =>
    Object.entries(texts).map(([key, text]: [string, unknown]) => [
      key,
      typeof text === "function" ? text.length : typeof text,
    ]);
  expect(shape(en)).toEqual(shape(zhCN));
});
