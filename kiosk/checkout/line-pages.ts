import type { BasketView } from "../../edge/contract/http.ts";

type Line = BasketView["lines"][number];

/** What was scanned or chosen last stands on top; the tray's goods keep the order of the picture. */
export function newestFirst(lines: readonly Line[]): readonly Line[] {
  const isOnTray = ({ source }: Line) => source === "tray";
  return [...lines.filter((line) => !isOnTray(line)).toReversed(), ...lines.filter(isOnTray)];
}

/** One page of a slip that is longer than its paper on the screen. */
export interface LinePage<Item> {
  readonly lines: readonly Item[];
  /** From 0; never behind the last. */
  readonly page: number;
  readonly pages: number;
  /** Lines on the pages after this one. */
  readonly after: number;
}

/** @param perPage how many lines the paper has room for; at least one is always shown. */
export function linesOnPage<Item>(
  lines: readonly Item[],
  perPage: number,
  wanted: number,
): LinePage<Item> {
  const size = Math.max(1, perPage);
  const pages = Math.max(1, Math.ceil(lines.length / size));
  const page = Math.min(wanted, pages - 1);
  const shown = lines.slice(page * size, (page + 1) * size);
  return { lines: shown, page, pages, after: lines.length - page * size - shown.length };
}
