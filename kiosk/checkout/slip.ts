import type { BasketView, Detection, TrayView } from "../../edge/contract/http.ts";

import type { Point } from "./tray/geometry.ts";

/** What the camera saw at its last look. */
export interface SeenTray {
  readonly detections: readonly Detection[];
  readonly picture: TrayView["picture"];
  /** For each of them its outline in pixels of the picture; undefined where only the box is known. */
  readonly outlines: readonly (readonly Point[] | undefined)[];
}

type Kind = BasketView["interventions"][number]["kind"];

const doubts: readonly Kind[] = ["unknown-item", "weight-mismatch", "tag-mismatch"];

/** The first reason why nobody may pay before a person has looked. */
export function doubtOf(basket: BasketView): Kind | undefined {
  return basket.interventions.find(({ kind }) => doubts.includes(kind))?.kind;
}

export function isPayable(basket: BasketView | undefined): boolean {
  if (basket?.state !== "open" || basket.lines.length === 0) return false;
  return basket.unknownItems === 0 && doubtOf(basket) === undefined;
}

/** When staff were called to this basket, and who has seen it. */
export function helpCallOf(
  basket: BasketView | undefined,
): { since: string; seenBy?: string } | undefined {
  const call = basket?.interventions.find(({ kind }) => kind === "help");
  if (call === undefined) return undefined;
  return call.seenBy === undefined
    ? { since: call.since }
    : { since: call.since, seenBy: call.seenBy };
}

/** What is left to pay. Minor units. */
export function dueOf(basket: BasketView): number {
  return basket.total - basket.paid;
}

/** A candidate below this share of trust is no help to a customer. */
const leastTrust = 0.04;
const mostCandidates = 3;

/** What an unknown item may be, the most probable first. None: the customer looks it up. */
export function candidatesOf(detection: Detection): readonly string[] {
  if (detection.sku !== null) return [];
  const skus = detection.candidates
    .filter(({ confidence }) => confidence >= leastTrust)
    .slice(0, mostCandidates)
    .map(({ sku }) => sku);
  return skus.length > 1 ? skus : [];
}

/** The items on the tray that somebody must name, in the order of the picture. */
export function unknownItems(tray: SeenTray | undefined): readonly Detection[] {
  return tray?.detections.filter(({ sku }) => sku === null) ?? [];
}

/** How many of them have been named since the camera looked: the first ones of the picture. */
export function namedCount(tray: SeenTray | undefined, basket: BasketView | undefined): number {
  return Math.max(0, unknownItems(tray).length - (basket?.unknownItems ?? 0));
}
