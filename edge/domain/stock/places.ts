/** Where goods can be: a path in the tree of places, for example "shelf/A01-1". */
export type Location = string;

/** Places that every shop has. What lies in the last two is not for sale. */
export const places = {
  shelf: "shelf",
  backRoom: "back-room",
  coldRoom: "cold-room",
  quarantine: "quarantine",
  inTransit: "in-transit",
} as const;

/** Whether a place is another one or lies in it. */
export function isWithin(location: Location, place: Location): boolean {
  return location === place || location.startsWith(`${place}/`);
}

/** Whether goods that lie there may be sold. */
export function isForSale(location: Location): boolean {
  return location !== places.quarantine && location !== places.inTransit;
}

/** The account that holds the value of goods that lie there. */
export function stockAccountOf(
  location: Location,
): "inventory" | "inventory-quarantined" | "goods-in-transit" {
  if (location === places.quarantine) return "inventory-quarantined";
  return location === places.inTransit ? "goods-in-transit" : "inventory";
}
