import type { Random } from "../../platform/random.ts";

/** How a simulated shelf scale errs. Figures: HX711 class cells of 20 kg, see `cheapCell`. */
export interface CellErrors {
  /** Standard deviation of one reading, in grams. */
  readonly noiseGrams: number;
  /** Standard deviation of the zero's wandering within an hour, in grams. */
  readonly driftGramsPerHour: number;
  /** Largest swing while a hand is on the shelf, in grams, and how long it takes to come to rest. */
  readonly touchGrams: number;
  readonly settleMs: number;
}

/**
 * A cheap bar cell with an HX711: 0.2 g noise floor, some grams with foot traffic, a zero that
 * wanders 0.5 to 3 g an hour, touches of 0.3 to 2 s. Foot traffic and touches are assumed.
 */
export const cheapCell: CellErrors = {
  noiseGrams: 1,
  driftGramsPerHour: 1.5,
  touchGrams: 120,
  settleMs: 700,
};

/** The load cell under a shelf: it shows what lies on it, with the errors that cells have. */
export class LoadCell {
  readonly #random: Random;
  readonly #errors: CellErrors;
  #grams: number;
  #zero = 0;
  #touchedMs: number;
  #lastMs: number;

  constructor(grams: number, random: Random, nowMs: number, errors = cheapCell) {
    this.#grams = grams;
    this.#random = random;
    this.#errors = errors;
    this.#touchedMs = Number.NEGATIVE_INFINITY;
    this.#lastMs = nowMs;
  }

  /** What truly lies on it, in grams. */
  get grams(): number {
    return this.#grams;
  }

  /** A hand puts goods down (positive grams) or takes them. */
  place(grams: number, nowMs: number): void {
    this.#grams += grams;
    this.#touchedMs = nowMs;
  }

  isMoving(nowMs: number): boolean {
    return nowMs - this.#touchedMs < this.#errors.settleMs;
  }

  /** One reading in whole grams. */
  read(nowMs: number): number {
    const hours = Math.max(0, nowMs - this.#lastMs) / 3_600_000;
    this.#lastMs = nowMs;
    this.#zero += this.#random.normal(this.#errors.driftGramsPerHour * Math.sqrt(hours));
    const touch = this.isMoving(nowMs)
      ? (this.#random.next() * 2 - 1) *
        this.#errors.touchGrams *
        (1 - (nowMs - this.#touchedMs) / this.#errors.settleMs)
      : 0;
    const noise = this.#random.normal(this.#errors.noiseGrams);
    return Math.round(this.#grams + this.#zero + touch + noise);
  }
}
