import { intersects, type Box, type Size } from "./geometry.ts";

export interface Tagged {
  /** The item, or the group that shares the tag. */
  readonly whole: Box;
  readonly tag: Size;
}

const gapPx = 4;

/**
 * Where the name tags go: below their item, else above, else beside it, so that a tag covers no
 * other item and no other tag. With no free place it stays below, inside the frame.
 *
 * @returns the upper left corner of each tag, in the order given.
 */
export function placeTags(items: readonly Tagged[], frame: Size): Box[] {
  const placed: Box[] = [];
  for (const [index, item] of items.entries()) {
    const others = items.filter((_, at) => at !== index).map((each) => each.whole);
    const isFree = (place: Box) =>
      isInside(place, frame) && ![...others, ...placed].some((other) => intersects(place, other));
    const places = placesFor(item, frame);
    placed.push(places.find(isFree) ?? clamp(places[0], frame));
  }
  return placed;
}

function placesFor({ whole, tag }: Tagged, frame: Size): readonly [Box, ...Box[]] {
  const centred = whole.x + whole.width / 2 - tag.width / 2;
  const x = Math.min(Math.max(centred, gapPx), frame.width - tag.width - gapPx);
  const y = whole.y + whole.height / 2 - tag.height / 2;
  const at = (left: number, top: number): Box => ({ x: left, y: top, ...tag });
  return [
    at(x, whole.y + whole.height + gapPx),
    at(x, whole.y - tag.height - gapPx),
    at(whole.x + whole.width + gapPx, y),
    at(whole.x - tag.width - gapPx, y),
    at(x, whole.y + whole.height - tag.height),
  ];
}

function isInside(place: Box, frame: Size): boolean {
  return (
    place.x >= 0 &&
    place.y >= 0 &&
    place.x + place.width <= frame.width &&
    place.y + place.height <= frame.height
  );
}

function clamp(place: Box, frame: Size): Box {
  return {
    ...place,
    x: Math.max(0, Math.min(place.x, frame.width - place.width)),
    y: Math.max(0, Math.min(place.y, frame.height - place.height)),
  };
}

/** About how wide a text will be, in units of its size: Chinese is square, Latin about half. */
export function widthInEms(text: string): number {
  return Array.from(text).reduce((ems, letter) => ems + (letter > "\u2e7f" ? 1 : 0.56), 0);
}
