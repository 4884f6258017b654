import type { ShelfView } from "../../edge/contract/lists.ts";

/** How a shelf stands by what its scale counted. */
export type ShelfStanding = "unknown" | "empty" | "low" | "fine";

export function shelfStanding(shelf: ShelfView): ShelfStanding {
  if (shelf.count === null) return "unknown";
  if (shelf.count <= 0) return "empty";
  return shelf.count < shelf.minimum ? "low" : "fine";
}

const urgency: Readonly<Record<ShelfStanding, number>> = { empty: 0, low: 1, unknown: 2, fine: 3 };

/** Shelves that need somebody first, then by their codes; filtered by code or product name. */
export function listShelves(shelves: readonly ShelfView[], text: string): ShelfView[] {
  const wanted = text.trim().toLowerCase();
  return shelves
    .filter(({ id, names }) =>
      [id, ...Object.values(names)].some((each) => each.toLowerCase().includes(wanted)),
    )
    .toSorted(
      (a, b) => urgency[shelfStanding(a)] - urgency[shelfStanding(b)] || a.id.localeCompare(b.id),
    );
}

/** The shelf and those beside it in the same rack, at most `most`, the shelf near the middle. */
export function neighbours(shelves: readonly ShelfView[], id: string, most: number): ShelfView[] {
  const rack = id.split("-")[0];
  const row = shelves
    .filter((shelf) => shelf.id.split("-")[0] === rack)
    .toSorted((a, b) => a.id.localeCompare(b.id));
  const at = row.findIndex((shelf) => shelf.id === id);
  const first = Math.max(0, Math.min(at - Math.floor(most / 2), row.length - most));
  return row.slice(first, first + most);
}
