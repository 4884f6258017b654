import { z } from "zod";

/** Query of every list: where the page before ended, and how many rows at most. */
export const pageQuery = {
  after: z.string().max(200).default("").describe("`next` of the page before"),
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .default("50")
    .transform((text) => Math.min(200, Math.max(1, Number(text))))
    .describe("rows at most, 1 to 200"),
};

/** One row more than asked is read, so that the last page knows that it is the last. */
export function pageOf<Row, View>(
  rows: readonly Row[],
  limit: number,
  cursor: (row: Row) => string,
  view: (row: Row) => View,
): { items: View[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? cursor(last) : null;
  return { items: shown.map(view), next };
}
