import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Gallery } from "../../edge/domain/vision/gallery.ts";
import type { Eyes } from "../../edge/vision/eyes.ts";
import { describeShare, share } from "./share.ts";

/** Pictures of trays by file name, each with the products that lie on it. */
export type Trays = ReadonlyMap<
  string,
  { readonly bytes: Buffer; readonly skus: readonly string[] }
>;

/** Reads a folder of pictures with `truth.json`: {"picture.jpg": ["sku", ...]}. */
export function readTrays(folder: string): Trays {
  const truth = JSON.parse(readFileSync(join(folder, "truth.json"), "utf8")) as Record<
    string,
    string[]
  >;
  return new Map(
    Object.entries(truth).map(([file, skus]) => [
      file,
      { bytes: readFileSync(join(folder, file)), skus },
    ]),
  );
}

/** Whole baskets: every item named right, none missed, none invented. And the time from photo to products. */
export async function measureTrays(eyes: Eyes, gallery: Gallery, trays: Trays): Promise<string[]> {
  let [whole, counted, items, right] = [0, 0, 0, 0];
  const times: number[] = [];
  const wrong: string[] = [];
  for (const [file, { bytes, skus }] of trays) {
    const { detections, ms } = await eyes.recognise(bytes, gallery);
    const seen = detections.map(({ sku }) => sku ?? "unknown");
    const common = overlap(skus, seen);
    times.push(ms);
    items += skus.length;
    right += common;
    if (seen.length === skus.length) counted += 1;
    if (seen.length === skus.length && common === skus.length) whole += 1;
    else wrong.push(`  wrong: ${file}: ${skus.join(" ")} | seen: ${seen.join(" ")}`);
  }
  return [
    `trays, ${gallery.skus.length} products taught`,
    `  whole basket right  ${describeShare(share(whole, trays.size))}`,
    `  number of items right  ${describeShare(share(counted, trays.size))}`,
    `  items named right  ${describeShare(share(right, items))}`,
    `  photo to products  p50 ${quantile(times, 0.5).toFixed(0)} ms, p95 ${quantile(times, 0.95).toFixed(0)} ms`,
    ...wrong.slice(0, 10),
  ];
}

/** How many products the two lists have in common, doubles counted as often as they are in both. */
function overlap(one: readonly string[], other: readonly string[]): number {
  const left = [...other];
  return one.filter((sku) => {
    const at = left.indexOf(sku);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
}

function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
}
