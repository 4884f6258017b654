import { money, scale, zero } from "../money.ts";
import type { GoodsLine } from "./goods.ts";
import { isCountable, priceAt } from "./list-price.ts";
import { daysBetween } from "./local-time.ts";
import type { Occasion } from "./occasion.ts";
import type { Effect, Minimum } from "./promotion.ts";
import { piecesOf, takeOff, worthOf, type Run } from "./runs.ts";

/** What a rule sees beside the pieces: their lines, and when and for whom they are priced. */
export interface Scene {
  readonly lines: readonly GoodsLine[];
  readonly occasion: Occasion;
}

/** Gives back the same pieces, some of them at a lower price. Never adds, loses or raises one. */
export type Step = (runs: readonly Run[], scene: Scene) => readonly Run[];

type EffectOf<Kind extends Effect["kind"]> = Extract<Effect, { kind: Kind }>;

export function percentOff(effect: EffectOf<"percent-off">, isExclusive: boolean): Step {
  return (runs) => {
    if (!reaches(effect.minimum, runs)) return runs;
    const off = scale(worthOf(runs), effect.basisPoints, 10_000);
    return off === 0 ? runs : takeOff(runs, off, isExclusive);
  };
}

export function amountOff(effect: EffectOf<"amount-off">, isExclusive: boolean): Step {
  const { amount, minimum, repeats } = effect;
  return (runs) => {
    if (!reaches(minimum, runs)) return runs;
    const worth = worthOf(runs);
    const times = repeats && minimum.amount > 0 ? Math.floor(worth / minimum.amount) : 1;
    return takeOff(runs, money(Math.min(worth, amount * times)), isExclusive);
  };
}

export function amountOffEach(effect: EffectOf<"amount-off-each">, isExclusive: boolean): Step {
  return (runs) => runs.map((run) => at(run, Math.max(0, run.price - effect.amount), isExclusive));
}

export function priceEach(effect: EffectOf<"price-each">, isExclusive: boolean): Step {
  return (runs, { lines }) =>
    runs.map((run) => {
      const line = lines[run.line]!;
      const price = isCountable(line) ? effect.price : priceAt(line, effect.price);
      return price < run.price ? at(run, price, isExclusive) : run;
    });
}

export function nearExpiry(effect: EffectOf<"near-expiry">, isExclusive: boolean): Step {
  const steps = [...effect.steps].sort((a, b) => a.daysLeft - b.daysLeft);
  return (runs, { lines, occasion }) =>
    [...new Set(runs.map((run) => run.line))].flatMap((index) => {
      const ofLine = runs.filter((run) => run.line === index);
      const { bestBefore } = lines[index]!;
      const daysLeft = bestBefore === undefined ? -1 : daysBetween(occasion.local.date, bestBefore);
      const step = daysLeft < 0 ? undefined : steps.find((each) => daysLeft <= each.daysLeft);
      const off = step === undefined ? zero : scale(worthOf(ofLine), step.basisPoints, 10_000);
      return off === 0 ? ofLine : takeOff(ofLine, off, isExclusive);
    });
}

function at(run: Run, price: number, isExclusive: boolean): Run {
  return { ...run, price, isUsed: true, isClosed: isExclusive };
}

function reaches(minimum: Minimum, runs: readonly Run[]): boolean {
  return runs.length > 0 && worthOf(runs) >= minimum.amount && piecesOf(runs) >= minimum.pieces;
}
