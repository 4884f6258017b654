import { describe, expect, test } from "vitest";
import type { Detection } from "../../../edge/contract/http.ts";
import { candidatesOf } from "../slip.ts";
import { fitOf, inFrame, intersects, zoomed, zoomOn, type Box } from "./geometry.ts";
import { groupItems, isAnyCovered } from "./group-items.ts";
import { placeTags, widthInEms } from "./place-tags.ts";

const frame = { width: 952, height: 668 };

function seen(sku: string | null, box: Box, candidates: string[] = [], isNamed = false) {
  const detection: Detection = {
    sku,
    name: "",
    names: { "zh-CN": "", en: "" },
    confidence: 0.9,
    box: [box.x, box.y, box.width, box.height],
    candidates: candidates.map((each) => ({ sku: each, confidence: 0.3 })),
  };
  return { detection, box, outline: undefined, isNamed };
}

const at = (x: number, y: number, width = 100, height = 150): Box => ({ x, y, width, height });

describe("items on the tray", () => {
  test("identical neighbours share a tag, distant ones do not", () => {
    const groups = groupItems([
      seen("tea", at(0, 0)),
      seen("tea", at(110, 0)),
      seen("tea", at(600, 0)),
      seen("milk", at(220, 0)),
    ]);
    expect(groups.map(({ sku, items }) => [sku, items.length])).toEqual([
      ["tea", 2],
      ["tea", 1],
      ["milk", 1],
    ]);
    expect(groups[0]?.whole).toEqual(at(0, 0, 210, 150));
  });

  test.each([
    [seen("a", at(0, 0)), "known"],
    [seen(null, at(0, 0)), "unknown"],
    [seen(null, at(0, 0), ["a", "b"]), "either"],
    [seen(null, at(0, 0), ["a"]), "unknown"],
    [seen(null, at(0, 0), ["a", "b"], true), "named"],
  ])("each kind has its shape: %#", (item, kind) => {
    expect(groupItems([item])[0]?.kind).toBe(kind);
  });

  test("an item without a name that lies under another is covered", () => {
    const kinds = groupItems([seen(null, at(0, 0)), seen("a", at(40, 0))]).map(({ kind }) => kind);
    expect(kinds).toEqual(["covered", "known"]);
    const both = [seen(null, at(0, 0)), seen("a", at(40, 0))].map(({ detection }) => detection);
    expect([isAnyCovered(both), isAnyCovered(both.slice(0, 1))]).toEqual([true, false]);
  });

  test("a choice has at most three candidates", () => {
    expect(candidatesOf(seen(null, at(0, 0), ["a", "b", "c", "d"]).detection)).toEqual([
      "a",
      "b",
      "c",
    ]);
  });
});

describe("name tags", () => {
  const tag = { width: 160, height: 48 };

  test("go below, and above where another item lies below", () => {
    const items = [at(100, 200), at(100, 360)].map((whole) => ({ whole, tag }));
    const [upper, lower] = placeTags(items, frame);
    expect(upper?.y).toBe(148);
    expect(lower?.y).toBe(514);
  });

  test("never cover another item or another tag while there is room, and stay in the frame", () => {
    const boxes = [at(60, 40), at(240, 60), at(440, 40), at(700, 30), at(120, 340), at(500, 360)];
    const items = boxes.map((whole) => ({ whole, tag }));
    const tags = placeTags(items, frame);
    for (const [index, place] of tags.entries()) {
      const others = [...boxes.filter((_, i) => i !== index), ...tags.slice(0, index)];
      expect(others.some((other) => intersects(place, other))).toBe(false);
      expect(place.x >= 0 && place.x + place.width <= frame.width).toBe(true);
    }
  });

  test("Chinese is twice as wide as Latin", () => {
    expect(widthInEms("鲜牛奶")).toBe(3);
    expect(widthInEms("milk")).toBeCloseTo(2.24);
  });
});

describe("geometry", () => {
  test("a picture fills the frame unless too much would be cut off", () => {
    expect(fitOf({ width: 1000, height: 750 }, frame)).toBe("cover");
    expect(fitOf({ width: 1000, height: 750 }, { width: 952, height: 400 })).toBe("contain");
    const centre = inFrame(
      { x: 400, y: 300, width: 200, height: 150 },
      { width: 1000, height: 750 },
      frame,
    );
    expect(centre.x + centre.width / 2).toBeCloseTo(frame.width / 2);
    expect(centre.y + centre.height / 2).toBeCloseTo(frame.height / 2);
  });

  test("a close look stays within the picture", () => {
    for (const part of [at(0, 0), at(400, 250), at(850, 500)]) {
      const zoom = zoomOn(part, frame);
      const whole = zoomed({ x: 0, y: 0, ...frame }, zoom);
      expect(whole.x <= 0 && whole.x + whole.width >= frame.width).toBe(true);
      expect(zoomed(part, zoom).width).toBeGreaterThan(part.width);
    }
  });
});
