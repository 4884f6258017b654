import { expect, test } from "vitest";
import { linesOnPage } from "./line-pages.ts";

test.each([
  [5, 5, 0, [0, 5], 1, 0, "all fit"],
  [7, 3, 0, [0, 3], 3, 4, "the first page"],
  [7, 3, 2, [6, 7], 3, 0, "the last page"],
  [4, 3, 9, [3, 4], 2, 0, "a page that has gone leads to the last"],
  [2, 0, 0, [0, 1], 2, 1, "no room still shows one"],
])("%i lines, %i per page, page %i: %s", (count, perPage, wanted, [from, to], pages, after) => {
  const lines = Array.from({ length: count }, (_, index) => index);
  const view = linesOnPage(lines, perPage, wanted);
  expect(view).toMatchObject({ lines: lines.slice(from, to), pages, after });
});
