import { products } from "../../deploy/demo/catalogue/products.ts";
import { viewsPerProduct } from "../../deploy/demo/seeding/lessons.ts";
import { readLessons } from "../../deploy/demo/seeding/teach-pictures.ts";
import { composeTray } from "../../deploy/demo/trays/compose-tray.ts";
import { openGallery, type Gallery } from "../../edge/domain/vision/gallery.ts";
import { seededRandom } from "../../edge/platform/random.ts";
import { decodeVector, type Eyes } from "../../edge/vision/eyes.ts";
import { describeShare, share } from "./share.ts";

const items = { least: 3, most: 8 };

/** What the demo shop teaches its camera. */
export async function teachDemoShop(models: string): Promise<Gallery> {
  const vectors = await readLessons(models);
  return openGallery(
    vectors.map((vector, i) => ({
      sku: products[Math.floor(i / viewsPerProduct)]!.sku,
      vector: decodeVector(vector),
    })),
  );
}

export interface DrawnTray {
  readonly jpeg: Buffer;
  readonly skus: readonly string[];
}

/** Some of the demo shop's goods, drawn by chance, any way round and clearly apart. */
export async function drawTray(seed: number): Promise<DrawnTray> {
  const random = seededRandom(seed);
  const count = random.between(items.least, items.most);
  const skus = Array.from({ length: count }, () => random.pick(products).sku);
  return { skus, jpeg: (await composeTray(seed, skus)).jpeg };
}

/**
 * Drawn trays of the demo shop. A basket is right when every item is named right, none is missed and
 * none invented.
 */
export async function measureTrays(
  eyes: Eyes,
  gallery: Gallery,
  trays: number,
  firstSeed: number,
): Promise<string[]> {
  const tally = { whole: 0, counted: 0, items: 0, right: 0, unknown: 0 };
  const times: number[] = [];
  const wrong: string[] = [];
  for (let seed = firstSeed; seed < firstSeed + trays; seed += 1) {
    const { jpeg, skus } = await drawTray(seed);
    const count = skus.length;
    const { detections, ms } = await eyes.recognise(jpeg, gallery);
    const seen = detections.map(({ sku }) => sku ?? "unknown");
    const common = overlap(skus, seen);
    times.push(ms);
    tally.items += count;
    tally.right += common;
    tally.unknown += seen.filter((sku) => sku === "unknown").length;
    if (seen.length === count) tally.counted += 1;
    if (seen.length === count && common === count) tally.whole += 1;
    else wrong.push(`  wrong: seed ${seed}: ${skus.join(" ")} | seen: ${seen.join(" ")}`);
  }
  return [
    `drawn trays of the demo shop, ${gallery.skus.length} products taught, ${items.least} to ${items.most} items, seeds ${firstSeed} to ${firstSeed + trays - 1}`,
    `  whole basket right  ${describeShare(share(tally.whole, trays))}`,
    `  number of items right  ${describeShare(share(tally.counted, trays))}`,
    `  items named right  ${describeShare(share(tally.right, tally.items))}`,
    `  items called unknown  ${describeShare(share(tally.unknown, tally.items))}`,
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
