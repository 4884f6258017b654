import { expect, test } from "vitest";
import type { HqStoreView } from "../../edge/contract/hq.ts";
import { hqTexts } from "./texts.ts";
import { signedPercent, statusSentence, statusWord } from "./words.ts";

const now = Date.parse("2026-11-24T06:36:00Z");
const zh = hqTexts["zh-CN"];
const quiet = { lastSeenAt: "2026-11-24T05:52:00Z", chain: "ok", parked: 0, behind: 0 };

test("an outage says since when, for how long, and that the shop sells", () => {
  const store = quiet as HqStoreView;
  expect(statusWord(store, now, zh)).toBe("离线 44 分");
  expect(statusSentence(store, now, hqTexts.en, "Asia/Shanghai")).toBe(
    "No data since 13:52. The shop sells as usual; offline for 44 min.",
  );
});

test("a shop in order has a word and no sentence", () => {
  const store = { ...quiet, lastSeenAt: "2026-11-24T06:36:00Z" } as HqStoreView;
  expect(statusWord(store, now, zh)).toBe("正常");
  expect(statusSentence(store, now, zh, "Asia/Shanghai")).toBe("");
});

test.each([
  [0.062, "+6.2%"],
  [-0.21, "−21.0%"],
  [undefined, "–"],
])("%s is written %s", (share, text) => {
  expect(signedPercent(share)).toBe(text);
});
