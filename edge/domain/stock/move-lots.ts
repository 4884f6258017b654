import { sum } from "../money.ts";
import { unknownLot, type LotStock, type Movement } from "./stock.ts";

/**
 * The stock of one product after goods have moved. Empty lots are gone.
 *
 * @returns undefined when goods came into a lot of which `lots` does not say how long it keeps.
 */
export function moveLots(
  lots: readonly LotStock[],
  movements: readonly Movement[],
): LotStock[] | undefined {
  const after = [...lots];
  for (const movement of movements) {
    const index = after.findIndex(
      ({ lot, location }) => lot === movement.lot && location === movement.location,
    );
    const before = index < 0 ? emptyLot(movement) : after[index];
    if (before === undefined) return undefined;
    const quantity = before.quantity + movement.delta;
    const left = { ...before, quantity, cost: sum([before.cost, movement.cost]) };
    after.splice(
      index < 0 ? after.length : index,
      index < 0 ? 0 : 1,
      ...(quantity === 0 ? [] : [left]),
    );
  }
  return after;
}

/** What nobody received neither spoils nor can be recalled. */
function emptyLot({ sku, lot, location }: Movement): LotStock | undefined {
  if (lot !== unknownLot) return undefined;
  return { sku, lot, location, quantity: 0, cost: sum([]), bestBefore: "", status: "sellable" };
}
