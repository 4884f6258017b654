import { rankProducts } from "../../edge/domain/vision/gallery.ts";
import { judgeLikeness } from "../../edge/domain/vision/judge-likeness.ts";
import { seededRandom, type Random } from "../../edge/platform/random.ts";
import type { Eyes } from "../../edge/vision/eyes.ts";
import { countHits, teach } from "./all-classes.ts";
import { lookToAsk, lookToTeach, type AskedPhoto, type Photo, type TaughtPhoto } from "./photos.ts";
import { describeShare, share } from "./share.ts";

const products = 10;
const photosEach = 5;
const headline = `${products} products, ${photosEach} photos each (drawn from all classes by seed), held-back photos`;

interface Trial {
  readonly hits: number;
  readonly asked: number;
  /** Right and not called unknown. */
  readonly sold: number;
  /** Photos of goods that were never taught, and how many of them were called unknown. */
  readonly strangers: number;
  readonly refused: number;
}

/** What a shop teaches, drawn by chance. */
interface Lesson<P extends Photo> {
  readonly skus: readonly string[];
  readonly photos: readonly P[];
}

/**
 * A shop teaches ten products with five photos each; every held-back photo of these products is then
 * named. Looks at the photos that it needs and at no others.
 */
export async function measureTenProducts(
  eyes: Eyes,
  known: readonly Photo[],
  asked: readonly Photo[],
  seed: number,
): Promise<string[]> {
  const { skus, photos } = drawLesson(known, seededRandom(seed));
  const gallery = teach(await lookToTeach(eyes, photos));
  const mine = await lookToAsk(
    eyes,
    asked.filter(({ sku }) => skus.includes(sku)),
  );
  const [hits] = countHits(gallery, mine);
  return [
    headline,
    `  seed ${seed}: ${skus.join(", ")}`,
    `  top-1  ${describeShare(share(hits, mine.length))}`,
  ];
}

/** The same for many drawings, and what happens to goods that were never taught. */
export function measureFewPhotos(
  known: readonly TaughtPhoto[],
  asked: readonly AskedPhoto[],
  eyes: Eyes,
  firstSeed: number,
  seeds: number,
): string[] {
  const trials = Array.from({ length: seeds }, (_, i) =>
    tryOnce(known, asked, eyes, seededRandom(firstSeed + i)),
  );
  const rates = trials.map(({ hits, asked: of }) => hits / of);
  const total = (of: (trial: Trial) => number) => trials.reduce((sum, each) => sum + of(each), 0);
  const described = (hits: (trial: Trial) => number, of: (trial: Trial) => number) =>
    describeShare(share(total(hits), total(of)));
  return [
    `${headline}, seeds ${firstSeed} to ${firstSeed + seeds - 1}`,
    `  mean ${percent(mean(rates))}, worst ${percent(Math.min(...rates))}`,
    `  right and not called unknown  ${described(
      (t) => t.sold,
      (t) => t.asked,
    )}`,
    `  goods never taught, called unknown  ${described(
      (t) => t.refused,
      (t) => t.strangers,
    )}`,
  ];
}

function tryOnce(
  known: readonly TaughtPhoto[],
  asked: readonly AskedPhoto[],
  { calibration }: Eyes,
  random: Random,
): Trial {
  const { skus, photos } = drawLesson(known, random);
  const gallery = teach(photos);
  const mine = asked.filter(({ sku }) => skus.includes(sku));
  const others = asked.filter(({ sku }) => !skus.includes(sku));
  const judge = ({ vector }: AskedPhoto) =>
    judgeLikeness(rankProducts(vector, gallery), calibration);
  return {
    hits: countHits(gallery, mine)[0],
    asked: mine.length,
    sold: mine.filter((photo) => judge(photo).sku === photo.sku).length,
    strangers: others.length,
    refused: others.filter((photo) => judge(photo).sku === null).length,
  };
}

function drawLesson<P extends Photo>(known: readonly P[], random: Random): Lesson<P> {
  const skus = shuffled([...new Set(known.map(({ sku }) => sku))], random).slice(0, products);
  const photos = skus.flatMap((sku) =>
    shuffled(
      known.filter((photo) => photo.sku === sku),
      random,
    ).slice(0, photosEach),
  );
  return { skus, photos };
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = random.between(0, i);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}

function percent(ratio: number): string {
  return `${(100 * ratio).toFixed(1)} %`;
}
