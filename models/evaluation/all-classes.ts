import { openGallery, rankProducts, type Gallery } from "../../edge/domain/vision/gallery.ts";
import { judgeLikeness, type Calibration } from "../../edge/domain/vision/judge-likeness.ts";
import type { AskedPhoto, TaughtPhoto } from "./photos.ts";
import { describeShare, share } from "./share.ts";

/** Every view of the photos, taught under their own names. */
export function teach(photos: readonly TaughtPhoto[]): Gallery {
  return openGallery(photos.flatMap(({ sku, views }) => views.map((vector) => ({ sku, vector }))));
}

/** How many of the photos are named right, without a chance to say "unknown". */
export function countHits(
  gallery: Gallery,
  asked: readonly AskedPhoto[],
): [first: number, amongFive: number] {
  let [first, amongFive] = [0, 0];
  for (const { sku, vector } of asked) {
    const place = rankProducts(vector, gallery).findIndex((each) => each.sku === sku);
    if (place === 0) first += 1;
    if (place >= 0 && place < 5) amongFive += 1;
  }
  return [first, amongFive];
}

/** All classes taught with all training photos, asked with photos that nothing was learnt from. */
export function measureAllClasses(
  known: readonly TaughtPhoto[],
  asked: readonly AskedPhoto[],
  calibration: Calibration,
): string[] {
  const gallery = teach(known);
  const [first, amongFive] = countHits(gallery, asked);
  return [
    `real photos, ${gallery.skus.length} classes, devtest`,
    `  top-1  ${describeShare(share(first, asked.length))}`,
    `  top-5  ${describeShare(share(amongFive, asked.length))}`,
    ...reliability(gallery, asked, calibration),
  ];
}

/** What the stated confidence is worth: right answers beside it, in five steps. */
function reliability(
  gallery: Gallery,
  asked: readonly AskedPhoto[],
  calibration: Calibration,
): string[] {
  const steps = Array.from({ length: 5 }, () => ({ said: 0, right: 0, count: 0 }));
  let unknown = 0;
  for (const { sku, vector } of asked) {
    const judged = judgeLikeness(rankProducts(vector, gallery), calibration);
    if (judged.sku === null) unknown += 1;
    const step = steps[Math.min(4, Math.floor(judged.confidence * 5))]!;
    step.count += 1;
    step.said += judged.confidence;
    step.right += judged.candidates[0]?.sku === sku ? 1 : 0;
  }
  return [
    `  called unknown  ${describeShare(share(unknown, asked.length))}`,
    ...steps
      .filter(({ count }) => count > 0)
      .map(
        ({ said, right, count }) =>
          `  said ${((100 * said) / count).toFixed(0)} %, right ${describeShare(share(right, count))}`,
      ),
  ];
}
