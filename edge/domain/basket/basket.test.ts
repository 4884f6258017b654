import { expect, test } from "vitest";
import type { Product } from "../catalogue/product.ts";
import { money } from "../money.ts";
import type { Basket } from "./basket.ts";
import { basketFromDetections } from "./basket-from-detections.ts";
import { checkTags } from "./check-tags.ts";
import { checkWeight, expectedWeight } from "./check-weight.ts";
import { addLine, changeLine, lineOf, nameUnknownItems } from "./edit-basket.ts";

function product(sku: string, pieceGrams: number, soldBy: Product["soldBy"] = "piece"): Product {
  return {
    sku,
    names: { "zh-CN": sku, en: sku },
    size: "",
    category: "c",
    soldBy,
    unitPrice: money(500),
    vatBasisPoints: 1300,
    barcodes: [],
    pieceGrams,
    supplier: "",
  };
}

const cola = product("cola", 520);
const chips = product("chips", 80);
const apple = product("apple", 200, "weight");
const products = new Map([cola, chips, apple].map((each) => [each.sku, each]));
const empty: Basket = {
  id: "b1",
  kiosk: "k1",
  state: "open",
  lines: [],
  interventions: [],
  openedAtMs: 0,
  unknownItems: 0,
};

/** `cola chips ?` is what the camera sees; a question mark is nothing known. */
function look(basket: Basket, tray: string, atMs = 1): Basket {
  const seen = tray
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => ({ product: products.get(word) }));
  return basketFromDetections(basket, seen, (position) => `t${atMs}-${position}`, atMs);
}

function scan(basket: Basket, sku: string, quantity = 1): Basket {
  const line = lineOf(`s-${basket.lines.length}`, products.get(sku)!, quantity, "scan");
  return addLine(basket, line);
}

/** `cola×2 apple×200` */
function linesOf(basket: Basket): string {
  return basket.lines.map((line) => `${line.sku}×${line.quantity}`).join(" ");
}

function asks(basket: Basket): string {
  return basket.interventions.map((each) => each.kind).join(" ");
}

test.each([
  ["", "", 0, "an empty tray is an empty basket"],
  ["cola", "cola×1", 0, "one item"],
  ["cola chips cola", "cola×2 chips×1", 0, "identical goods are one line"],
  ["apple apple", "apple×400", 0, "goods by weight count as typical pieces"],
  ["cola ? ?", "cola×1", 2, "what is nothing known is counted"],
])("the tray '%s' becomes '%s' with %i unknown: %s", (tray, lines, unknown) => {
  const basket = look(empty, tray);
  expect(linesOf(basket)).toBe(lines);
  expect(basket.unknownItems).toBe(unknown);
  expect(asks(basket)).toBe(unknown > 0 ? "unknown-item" : "");
});

test("a new look replaces the tray's lines, keeps scanned ones and the ids of what stayed", () => {
  const first = scan(look(empty, "cola chips"), "chips", 3);
  const second = look(first, "apple cola cola", 2);
  expect(linesOf(second)).toBe("apple×200 cola×2 chips×3");
  expect(second.lines[1]!.id).toBe(first.lines[0]!.id);
});

test("a scan names an unknown item, also when the camera looks again", () => {
  const named = nameUnknownItems(scan(look(empty, "cola ?"), "chips"), 1);
  expect([named.unknownItems, asks(named)]).toEqual([0, ""]);
  const again = look(named, "cola ?", 2);
  expect([again.unknownItems, asks(again)]).toEqual([0, ""]);
  const more = look(again, "cola ? ?", 3);
  expect([more.unknownItems, asks(more)]).toEqual([1, "unknown-item"]);
  const cleared = look(more, "cola", 4);
  expect([look(cleared, "cola ?", 5).unknownItems]).toEqual([1]);
});

test("scans of one product are one line, portions by weight stay apart", () => {
  expect(linesOf(scan(scan(empty, "cola"), "cola"))).toBe("cola×2");
  expect(linesOf(scan(scan(empty, "apple", 310), "apple", 290))).toBe("apple×310 apple×290");
});

test("a quantity of nothing removes a line", () => {
  const basket = scan(empty, "cola", 2);
  const id = basket.lines[0]!.id;
  expect(linesOf(changeLine(basket, id, 5))).toBe("cola×5");
  expect(linesOf(changeLine(basket, id, 0))).toBe("");
  expect(linesOf(changeLine(basket, "other", 9))).toBe("cola×2");
  expect(linesOf(changeLine(basket, id, 999_999_999))).toBe("cola×100000");
});

test.each([
  ["cola", 520, "", "as it should be"],
  ["cola", 545, "", "within the pack's spread"],
  ["cola", 600, "weight-mismatch", "something else lies there"],
  ["cola chips", 520, "weight-mismatch", "the bag is not on the tray"],
  ["cola chips", 602, "", "both"],
  ["", 0, "", "nothing on the tray"],
  ["", 90, "weight-mismatch", "something that the camera missed"],
])("a tray with '%s' that weighs %i g asks for '%s': %s", (tray, grams, asked) => {
  expect(asks(checkWeight(look(empty, tray), grams, products, 2))).toBe(asked);
});

test("loose produce takes the weight that the scale leaves for it", () => {
  const basket = checkWeight(look(empty, "cola apple apple"), 930, products, 2);
  expect([linesOf(basket), asks(basket)]).toEqual(["cola×1 apple×410", ""]);
  expect(expectedWeight(basket, products).grams).toBe(930);
  const absurd = checkWeight(look(empty, "apple"), 3_000, products, 2);
  expect([linesOf(absurd), asks(absurd)]).toEqual(["apple×200", "weight-mismatch"]);
});

test("a contradiction that is mended asks for nobody any more", () => {
  const wrong = checkWeight(look(empty, "cola"), 700, products, 2);
  expect(asks(checkWeight(wrong, 521, products, 3))).toBe("");
});

test.each([
  ["cola", ["cola"], "", "confirmed"],
  ["cola", [], "", "no tag proves nothing"],
  ["cola", ["cola", "cola"], "tag-mismatch", "one more tag than pieces"],
  ["cola", ["chips"], "tag-mismatch", "a tag of something that is in no line"],
  ["apple", ["apple", "apple"], "", "tags cannot count goods by weight"],
])("a basket of '%s' with the tags %j asks for '%s': %s", (tray, tags, asked) => {
  expect(asks(checkTags(look(empty, tray), tags, 2))).toBe(asked);
});
