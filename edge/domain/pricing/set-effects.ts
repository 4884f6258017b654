import { allocate, money, scale, subtract } from "../money.ts";
import type { Scene, Step } from "./effects.ts";
import { matcher, type GoodsLine } from "./goods.ts";
import { isCountable } from "./list-price.ts";
import { noLimit, type BundlePart, type Effect, type Promotion } from "./promotion.ts";
import {
  dearestFirst,
  lowered,
  piecesOf,
  takeFirst,
  timesWithin,
  without,
  worthOf,
  type Pick,
  type Run,
} from "./runs.ts";

type EffectOf<Kind extends Effect["kind"]> = Extract<Effect, { kind: Kind }>;

/** Pieces that a rule takes together, and what they cost then when it takes them so many times. */
interface PieceSet {
  readonly picks: readonly Pick[];
  readonly priced: (times: number) => readonly Run[];
}

/** Forms set after set, the best for the customer first, until no other can be formed. */
function inSets(
  runs: readonly Run[],
  mostSets: number,
  form: (left: readonly Run[]) => PieceSet | undefined,
): Run[] {
  const done: Run[] = [];
  let left: readonly Run[] = runs;
  let sets = mostSets === noLimit ? Number.POSITIVE_INFINITY : mostSets;
  while (sets > 0) {
    const set = form(left);
    if (set === undefined) break;
    const times = Math.min(sets, timesWithin(set.picks));
    done.push(...set.priced(times));
    left = without(left, set.picks, times);
    sets -= times;
  }
  return [...done, ...left];
}

export function nForM(effect: EffectOf<"n-for-m">, isExclusive: boolean): Step {
  const { take, pay, mostSets } = effect;
  return (runs, scene) =>
    inSets(runs, mostSets, (left) => {
      const picks = takeFirst(dearestFirst(countable(left, scene)), take);
      if (picks === undefined) return undefined;
      return cheapestLowered(picks, pay, () => 0, isExclusive);
    });
}

export function buyXGetY(effect: EffectOf<"buy-x-get-y">, { goods, isExclusive }: Promotion): Step {
  const { buy, get, basisPoints, reward, mostSets } = effect;
  const reduced = (price: number) => price - scale(money(price), basisPoints, 10_000);
  if (reward === undefined)
    return (runs, scene) =>
      inSets(runs, mostSets, (left) => {
        const picks = takeFirst(dearestFirst(countable(left, scene)), buy + get);
        return picks && cheapestLowered(picks, buy, reduced, isExclusive);
      });
  const [isBought, isReward] = [matcher(goods), matcher(reward)];
  return (runs, scene) =>
    inSets(runs, mostSets, (left) => {
      const counted = dearestFirst(countable(left, scene));
      const lineOf = (run: Run): GoodsLine => scene.lines[run.line]!;
      const rewards = counted.filter((run) => isReward(lineOf(run)));
      const bought = counted.filter((run) => isBought(lineOf(run)) && !isReward(lineOf(run)));
      const paid = takeFirst(bought, buy);
      const lower = takeFirst(rewards, Math.min(get, piecesOf(rewards)));
      if (paid === undefined || lower === undefined || lower.length === 0) return undefined;
      return cheapestLowered([...paid, ...lower], buy, reduced, isExclusive);
    });
}

export function cheapestFree(effect: EffectOf<"cheapest-free">, isExclusive: boolean): Step {
  return (runs, scene) => {
    const pool = dearestFirst(countable(runs, scene));
    const cheapest = pool.at(-1);
    if (cheapest === undefined || piecesOf(pool) < effect.atLeast) return runs;
    const others = without(pool, [{ run: cheapest, pieces: 1 }], 1);
    return [
      ...runs.filter((run) => !pool.includes(run)),
      ...others.map((run) => ({ ...run, isUsed: true, isClosed: isExclusive })),
      { ...cheapest, pieces: 1, price: 0, isUsed: true, isClosed: isExclusive },
    ];
  };
}

/** What a set comes to is shared by its pieces in proportion to what they cost alone. */
export function bundlePrice(effect: EffectOf<"bundle-price">, isExclusive: boolean): Step {
  const { parts, price, mostSets } = effect;
  return (runs, scene) =>
    inSets(runs, mostSets, (left) => {
      const picks = takeParts(parts, countable(left, scene), scene.lines);
      if (picks === undefined) return undefined;
      const set = picks.map(({ run, pieces }) => ({ ...run, pieces }));
      const worth = worthOf(set);
      if (worth <= price) return undefined;
      const shares = allocate(
        subtract(worth, price),
        set.map((run) => run.price * run.pieces),
      );
      const priced = (times: number) =>
        set.flatMap((run, index) =>
          lowered(
            { ...run, pieces: run.pieces * times },
            money(shares[index]! * times),
            isExclusive,
          ),
        );
      return { picks, priced };
    });
}

/** The dearest pieces for every part. No sku belongs to two parts. */
function takeParts(
  parts: readonly BundlePart[],
  runs: readonly Run[],
  lines: readonly GoodsLine[],
): Pick[] | undefined {
  const all: Pick[] = [];
  for (const { skus, pieces } of parts) {
    const fitting = runs.filter((run) => skus.includes(lines[run.line]!.sku));
    const picks = takeFirst(dearestFirst(fitting), pieces);
    if (picks === undefined) return undefined;
    all.push(...picks);
  }
  return all;
}

/** The first pieces of a set keep their price, the rest come down. */
function cheapestLowered(
  picks: readonly Pick[],
  kept: number,
  lower: (price: number) => number,
  isExclusive: boolean,
): PieceSet {
  const priced = (times: number): Run[] => {
    let toKeep = kept;
    return picks.flatMap(({ run, pieces }) => {
      const keep = Math.min(toKeep, pieces);
      toKeep -= keep;
      const part = (count: number, price: number): Run[] =>
        count === 0
          ? []
          : [{ line: run.line, pieces: count * times, price, isUsed: true, isClosed: isExclusive }];
      return [...part(keep, run.price), ...part(pieces - keep, lower(run.price))];
    });
  };
  return { picks, priced };
}

function countable(runs: readonly Run[], { lines }: Scene): Run[] {
  return runs.filter((run) => isCountable(lines[run.line]!));
}
