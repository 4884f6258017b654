import { rankProducts } from "../../edge/domain/vision/gallery.ts";
import { judgeLikeness, type Calibration } from "../../edge/domain/vision/judge-likeness.ts";
import { seededRandom, type Random } from "../../edge/platform/random.ts";
import { countHits, teach } from "./all-classes.ts";
import type { SeenPhoto } from "./photos.ts";
import { describeShare, share } from "./share.ts";

const products = 10;
const photosEach = 5;

interface Trial {
  readonly skus: readonly string[];
  readonly hits: number;
  readonly asked: number;
  /** Right and not called unknown. */
  readonly sold: number;
  /** Photos of goods that were never taught, and how many of them were called unknown. */
  readonly strangers: number;
  readonly refused: number;
}

/**
 * A shop teaches ten products with five photos each; photos that it has not seen are then named.
 * Products and photos are drawn by chance, one drawing per seed.
 */
export function measureFewPhotos(
  known: readonly SeenPhoto[],
  asked: readonly SeenPhoto[],
  calibration: Calibration,
  firstSeed: number,
  seeds: number,
): string[] {
  const trials = Array.from({ length: seeds }, (_, i) =>
    tryOnce(known, asked, calibration, seededRandom(firstSeed + i)),
  );
  const rates = trials.map(({ hits, asked: of }) => hits / of);
  const total = (of: (trial: Trial) => number) => trials.reduce((sum, each) => sum + of(each), 0);
  const [first] = trials;
  return [
    `${products} products, ${photosEach} photos each (drawn from all classes by seed), held-back photos`,
    `  seed ${firstSeed}: ${first!.skus.join(", ")}`,
    `  seed ${firstSeed} top-1  ${describeShare(share(first!.hits, first!.asked))}`,
    `  ${seeds} seeds: mean ${percent(mean(rates))}, worst ${percent(Math.min(...rates))}`,
    `  ${seeds} seeds: right and not called unknown  ${describeShare(
      share(
        total((t) => t.sold),
        total((t) => t.asked),
      ),
    )}`,
    `  ${seeds} seeds: goods never taught, called unknown  ${describeShare(
      share(
        total((t) => t.refused),
        total((t) => t.strangers),
      ),
    )}`,
  ];
}

function tryOnce(
  known: readonly SeenPhoto[],
  asked: readonly SeenPhoto[],
  calibration: Calibration,
  random: Random,
): Trial {
  const skus = shuffled([...new Set(known.map(({ sku }) => sku))], random).slice(0, products);
  const taught = skus.flatMap((sku) =>
    shuffled(
      known.filter((photo) => photo.sku === sku),
      random,
    ).slice(0, photosEach),
  );
  const gallery = teach(taught);
  const mine = asked.filter(({ sku }) => skus.includes(sku));
  const others = asked.filter(({ sku }) => !skus.includes(sku));
  const judge = ({ views }: SeenPhoto) =>
    judgeLikeness(rankProducts(views[0]!, gallery), calibration);
  return {
    skus,
    hits: countHits(gallery, mine)[0],
    asked: mine.length,
    sold: mine.filter((photo) => judge(photo).sku === photo.sku).length,
    strangers: others.length,
    refused: others.filter((photo) => judge(photo).sku === null).length,
  };
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
