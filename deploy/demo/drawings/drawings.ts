import type { Drawing } from "./drawing.ts";
import { bakery } from "./goods/bakery.ts";
import { dairy } from "./goods/dairy.ts";
import { drinks } from "./goods/drinks.ts";
import { frozen } from "./goods/frozen.ts";
import { household } from "./goods/household.ts";
import { produce } from "./goods/produce.ts";
import { snacks } from "./goods/snacks.ts";
import { staples } from "./goods/staples.ts";

/** How every product of the demo shop is drawn, by sku. */
export const drawings: ReadonlyMap<string, Drawing> = new Map(
  [produce, dairy, drinks, snacks, bakery, staples, household, frozen].flatMap((goods) =>
    Object.entries(goods),
  ),
);
