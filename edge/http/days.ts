import { z } from "zod";
import type { World } from "./world.ts";

const day = z.iso.date().or(z.literal("")).default("");

/** Query of everything that is asked over business days; today where none is named. */
export const daysQuery = {
  from: day.describe("first business day; empty: as `to`"),
  to: day.describe("last business day; empty: today"),
};

export function daysOf(
  world: World,
  query: { readonly from: string; readonly to: string },
): { from: string; to: string } {
  const to = query.to === "" ? world.today() : query.to;
  return { from: query.from === "" ? to : query.from, to };
}
