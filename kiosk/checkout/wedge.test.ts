import { describe, expect, test } from "vitest";
import { Wedge } from "./wedge.ts";

describe("the scanner at the keyboard", () => {
  const type = (wedge: Wedge, text: string, stepMs: number, startMs = 0) =>
    Array.from(text, (key, index) =>
      wedge.press({ key: key === "\n" ? "Enter" : key, atMs: startMs + index * stepMs }),
    );

  test.each<[string, number, { code: string } | undefined, string]>([
    ["9521432100119\n", 8, { code: "9521432100119" }, "a scanner types fast and ends with Enter"],
    ["9521432100119\n", 200, undefined, "a person types slowly"],
    ["12\n", 8, undefined, "two keys and Enter are somebody's own"],
  ])("%j every %i ms", (text, stepMs, found) => {
    expect(type(new Wedge(), text, stepMs).at(-1)).toEqual(found);
  });

  test("a pause starts a new code", () => {
    const wedge = new Wedge();
    type(wedge, "99", 8);
    expect(type(wedge, "4567890\n", 8, 5_000).at(-1)).toEqual({ code: "4567890" });
  });

  test("GS1 separators stay in the code, modifier keys do not", () => {
    const wedge = new Wedge();
    const keys = ["0", "1", "Shift", "\u001d", "1", "7", "Enter"];
    const seen = keys.map((key, index) => wedge.press({ key, atMs: index * 5 }));
    expect(seen.at(-1)).toEqual({ code: "01\u001d17" });
  });
});
