import { expect, test } from "vitest";
import { linkTo, readPath } from "./route.ts";

test.each([
  ["", [], "the first page"],
  ["#/", [], "the first page with its slash"],
  ["#/sales/0190", ["sales", "0190"], "a page and its subject"],
  ["#/shelves/A%2F3", ["shelves", "A/3"], "a subject with a slash"],
  ["#/x/50%", ["x", "50%"], "a mistyped address still leads somewhere"],
])("%j is %j: %s", (hash, path) => {
  expect(readPath(hash)).toEqual(path);
});

test("a link leads back to what it names", () => {
  expect(readPath(linkTo("products", "苹果 1/2"))).toEqual(["products", "苹果 1/2"]);
});
