import { expect, test } from "vitest";
import { sentenceParts } from "./sentence.ts";

test.each([
  ["sold *3* today", ["sold ", "3!", " today"], "one figure"],
  ["*6.2%* more", ["6.2%!", " more"], "a figure first"],
  ["nothing yet", ["nothing yet"], "no figure"],
  ["", [], "nothing to say"],
])("%j: %j, %s", (text, parts) => {
  expect(sentenceParts(text).map((part) => part.text + (part.isStrong ? "!" : ""))).toEqual(parts);
});
