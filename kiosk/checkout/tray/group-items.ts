import type { Detection } from "../../../edge/contract/http.ts";
import { candidatesOf } from "../slip.ts";
import { around, gapBetween, overlapOf, type Box } from "./geometry.ts";

/** How an item on the tray is drawn: each kind has a shape of its own, never colour alone. */
export type ItemKind = "known" | "named" | "either" | "unknown" | "covered";

/** Items that share one tag: identical neighbours, or one alone. */
export interface ItemGroup {
  readonly kind: ItemKind;
  readonly sku: string | null;
  readonly boxes: readonly Box[];
  /** Around all of them. */
  readonly whole: Box;
}

/** Neighbours are nearer to each other than this share of their width. */
const neighbourRatio = 0.5;
/** An item without a name, this much under another, is covered. */
const coveredRatio = 0.25;

/** A detection and where it lies in the frame. */
export interface PlacedItem {
  readonly detection: Detection;
  readonly box: Box;
  /** Unknown to the camera, and named by the customer since. */
  readonly isNamed: boolean;
}

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
        group.boxes.some((each) => gapBetween(each, box) < box.width * neighbourRatio),
    );
    if (twin === undefined) groups.push({ kind, sku: detection.sku, boxes: [box], whole: box });
    else
      groups[groups.indexOf(twin)] = {
        ...twin,
        boxes: [...twin.boxes, box],
        whole: around(twin.whole, box),
      };
  }
  return groups;
}

function kindOf({ detection, box, isNamed }: PlacedItem, all: readonly Box[]): ItemKind {
  if (detection.sku !== null) return "known";
  if (isNamed) return "named";
  if (all.some((other) => other !== box && overlapOf(box, other) > coveredRatio)) return "covered";
  return candidatesOf(detection).length > 0 ? "either" : "unknown";
}
