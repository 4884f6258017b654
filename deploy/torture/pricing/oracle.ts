import type { GoodsLine } from "../../../edge/domain/pricing/goods.ts";
import type { Effect, GoodsFilter } from "../../../edge/domain/pricing/promotion.ts";
import type { Trial } from "./baskets.ts";

interface Piece {
  readonly sku: string;
  readonly category: string;
  readonly price: bigint;
}

/**
 * What a small basket under one rule must come to, found another way: piece by piece, in exact
 * arithmetic, and by trying every way to put pieces together. Undefined: the rule is not one of those
 * that can be told like this.
 */
export function totalByTrying({ lines, promotions }: Trial): bigint | undefined {
  const pieces = lines.flatMap(piecesOf);
  const list = sumOf(pieces.map((piece) => piece.price));
  const [rule] = promotions;
  if (rule === undefined) return list;
  const off = mostOff(
    pieces.filter((piece) => piece.price > 0n),
    rule.effect,
  );
  return off === undefined ? undefined : list - off;
}

function piecesOf({ sku, category, unitPrice, quantity }: GoodsLine): Piece[] {
  return Array.from({ length: quantity }, () => ({ sku, category, price: BigInt(unitPrice) }));
}

function mostOff(pieces: readonly Piece[], effect: Effect): bigint | undefined {
  const prices = pieces.map((piece) => piece.price);
  switch (effect.kind) {
    case "percent-off":
    case "amount-off":
      return isReached(effect.minimum, prices) ? offTogether(sumOf(prices), effect) : 0n;
    case "amount-off-each":
      return sumOf(prices.map((price) => least(price, BigInt(effect.amount))));
    case "price-each":
      return sumOf(prices.map((price) => price - least(price, BigInt(effect.price))));
    case "n-for-m":
      return bestSets(prices, effect.take, limitOf(effect.mostSets), (set) =>
        sumOf(cheapestFirst(set).slice(0, effect.take - effect.pay)),
      );
    case "buy-x-get-y":
      return getOff(pieces, effect);
    case "cheapest-free":
      return cheapestOf(prices, effect.atLeast);
    case "bundle-price":
      return bundleOff(pieces, effect);
    case "near-expiry":
      return undefined;
  }
}

function offTogether(
  worth: bigint,
  effect: Extract<Effect, { kind: "percent-off" | "amount-off" }>,
): bigint {
  if (effect.kind === "percent-off") return part(worth, effect.basisPoints);
  const full = effect.repeats ? worth / BigInt(effect.minimum.amount) : 1n;
  return least(worth, BigInt(effect.amount) * full);
}

function cheapestOf(prices: readonly bigint[], atLeast: number): bigint {
  return prices.length >= atLeast ? (cheapestFirst(prices)[0] ?? 0n) : 0n;
}

function getOff(
  pieces: readonly Piece[],
  effect: Extract<Effect, { kind: "buy-x-get-y" }>,
): bigint {
  const { buy, get, basisPoints, reward, mostSets } = effect;
  if (reward !== undefined) return rewardOff(pieces, effect, reward);
  const prices = pieces.map((piece) => piece.price);
  const off = (price: bigint) => part(price, basisPoints);
  return bestSets(prices, buy + get, limitOf(mostSets), (set) =>
    sumOf(cheapestFirst(set).slice(0, get).map(off)),
  );
}

/** The most that can come off when pieces are put into sets in every possible way. */
function bestSets(
  prices: readonly bigint[],
  size: number,
  limit: number,
  off: (set: readonly bigint[]) => bigint,
): bigint {
  const [first, ...rest] = prices;
  if (first === undefined || prices.length < size || limit === 0) return 0n;
  let best = bestSets(rest, size, limit, off);
  for (const { chosen, left } of choices(rest, size - 1)) {
    const total = off([first, ...chosen]) + bestSets(left, size, limit - 1, off);
    if (total > best) best = total;
  }
  return best;
}

/** Every way to choose so many of some prices. */
function choices(
  prices: readonly bigint[],
  count: number,
): { chosen: readonly bigint[]; left: readonly bigint[] }[] {
  if (count === 0) return [{ chosen: [], left: prices }];
  const [first, ...rest] = prices;
  if (first === undefined) return [];
  return [
    ...choices(rest, count - 1).map(({ chosen, left }) => ({ chosen: [first, ...chosen], left })),
    ...choices(rest, count).map(({ chosen, left }) => ({ chosen, left: [first, ...left] })),
  ];
}

function rewardOff(
  pieces: readonly Piece[],
  effect: Extract<Effect, { kind: "buy-x-get-y" }>,
  reward: GoodsFilter,
): bigint {
  const rewards = pieces.filter((piece) => belongs(piece, reward));
  const sets = Math.min(
    limitOf(effect.mostSets),
    Math.floor((pieces.length - rewards.length) / effect.buy),
  );
  const dearest = cheapestFirst(rewards.map((piece) => piece.price)).reverse();
  return sumOf(dearest.slice(0, sets * effect.get).map((price) => part(price, effect.basisPoints)));
}

/** The best over every number of bundles, each number with the dearest pieces that fit. */
function bundleOff(
  pieces: readonly Piece[],
  { parts, price, mostSets }: Extract<Effect, { kind: "bundle-price" }>,
): bigint {
  let best = 0n;
  for (let sets = 1; sets <= Math.min(limitOf(mostSets), pieces.length); sets += 1) {
    const chosen = parts.map(({ skus, pieces: each }) => {
      const fitting = pieces.filter((piece) => skus.includes(piece.sku));
      return cheapestFirst(fitting.map((piece) => piece.price))
        .reverse()
        .slice(0, sets * each);
    });
    if (chosen.some((set, index) => set.length < sets * (parts[index]?.pieces ?? 0))) break;
    const off = sumOf(chosen.flat()) - BigInt(price) * BigInt(sets);
    if (off > best) best = off;
  }
  return best;
}

function belongs({ sku, category }: Piece, filter: GoodsFilter): boolean {
  if (filter.except.includes(sku)) return false;
  if (filter.skus.length + filter.categories.length === 0) return true;
  return filter.skus.includes(sku) || filter.categories.includes(category);
}

function isReached(
  minimum: { readonly amount: number; readonly pieces: number },
  prices: readonly bigint[],
): boolean {
  if (prices.length === 0 || prices.length < minimum.pieces) return false;
  return sumOf(prices) >= BigInt(minimum.amount);
}

/** A share, rounded half up. */
function part(price: bigint, basisPoints: number): bigint {
  return (price * BigInt(basisPoints) * 2n + 10_000n) / 20_000n;
}

function limitOf(mostSets: number): number {
  return mostSets === 0 ? Number.POSITIVE_INFINITY : mostSets;
}

function cheapestFirst(prices: readonly bigint[]): bigint[] {
  return [...prices].sort((a, b) => Number(a - b));
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function sumOf(prices: readonly bigint[]): bigint {
  return prices.reduce((total, price) => total + price, 0n);
}
