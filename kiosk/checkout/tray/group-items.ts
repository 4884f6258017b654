import type { Detection } from "../../../edge/contract/http.ts";
import { candidatesOf } from "../slip.ts";
import { around, gapBetween, overlapOf, type Box, type Point } from "./geometry.ts";

/** How an item on the tray is drawn: each kind has a shape of its own, never colour alone. */
export type ItemKind = "known" | "named" | "either" | "unknown" | "covered";

/** A detection and where it lies in the frame. */
export interface PlacedItem {
  readonly detection: Detection;
  readonly box: Box;
  /** Its own outline, if it could be told from the tray. */
  readonly outline: readonly Point[] | undefined;
  /** Unknown to the camera, and named by the customer since. */
  readonly isNamed: boolean;
}

/** Items that share one tag: identical neighbours, or one alone. */
export interface ItemGroup {
  readonly kind: ItemKind;
  readonly sku: string | null;
  readonly items: readonly PlacedItem[];
  /** Around all of them. */
  readonly whole: Box;
}

/** Neighbours are nearer to each other than this share of their width. */
const neighbourRatio = 0.5;
/** An item without a name, this much under another, is covered. */
const coveredRatio = 0.25;

export function groupItems(placed: readonly PlacedItem[]): ItemGroup[] {
  const groups: ItemGroup[] = [];
  for (const item of placed) {
    const { detection, box } = item;
    const kind = kindOf(
      item,
      placed.map((each) => each.box),
    );
    const twin = groups.find(
      (group) =>
        kind === "known" &&
        group.kind === "known" &&
        group.sku === detection.sku &&
        group.items.some((each) => gapBetween(each.box, box) < box.width * neighbourRatio),
    );
    if (twin === undefined) groups.push({ kind, sku: detection.sku, items: [item], whole: box });
    else
      groups[groups.indexOf(twin)] = {
        ...twin,
        items: [...twin.items, item],
        whole: around(twin.whole, box),
      };
  }
  return groups;
}

/** Whether an item could not be told because another lies over it. */
export function isAnyCovered(detections: readonly Detection[]): boolean {
  const placed = detections.map((detection) => {
    const [x, y, width, height] = detection.box;
    return { detection, box: { x, y, width, height }, outline: undefined, isNamed: false };
  });
  return groupItems(placed).some(({ kind }) => kind === "covered");
}

function kindOf({ detection, box, isNamed }: PlacedItem, all: readonly Box[]): ItemKind {
  if (detection.sku !== null) return "known";
  if (isNamed) return "named";
  if (all.some((other) => other !== box && overlapOf(box, other) > coveredRatio)) return "covered";
  return candidatesOf(detection).length > 0 ? "either" : "unknown";
}
