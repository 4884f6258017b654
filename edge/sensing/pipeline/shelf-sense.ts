import type { Fact } from "../../contract/facts.ts";
import {
  countOf,
  firstCount,
  nextCount,
  packedFood,
  uncertaintyOf,
  type CountEstimate,
} from "../../domain/shelf/count.ts";
import { judgeFill, type Fill } from "../../domain/shelf/judge.ts";
import {
  settledGrams,
  takeReading,
  waitForSilence,
  type Settling,
} from "../../domain/shelf/settle.ts";
import type { Shelf } from "../../domain/shelf/shelf.ts";

/**
 * Two readings of one load differ by the noise of a busy aisle. A hand that comes to rest swings by
 * more, and a load believed too early teaches a wrong piece weight.
 */
const bandGrams = 6 * packedFood.noiseGrams;

/** Follows one shelf from its scale's readings to the facts that the core must know. */
export class ShelfSense {
  #shelf: Shelf;
  readonly #report: (fact: Fact) => void;
  #settling: Settling | undefined;
  #count: CountEstimate | undefined;
  #fill: Fill | undefined;

  constructor(shelf: Shelf, report: (fact: Fact) => void) {
    this.#shelf = shelf;
    this.#report = report;
  }

  /** The shelf was planned anew; another product is counted from the start. */
  replan(shelf: Shelf, nowMs: number): void {
    const isRecounted =
      shelf.sku !== this.#shelf.sku ||
      shelf.pieceGrams !== this.#shelf.pieceGrams ||
      shelf.tareGrams !== this.#shelf.tareGrams ||
      shelf.capacity !== this.#shelf.capacity;
    if (isRecounted && this.#fill !== undefined && this.#fill !== "well")
      this.#tell(this.#fill, false, nowMs);
    this.#shelf = shelf;
    if (isRecounted) {
      this.#fill = undefined;
      this.#count = undefined;
    }
    if (this.#settling?.isSettled === true) this.#judge(this.#settling, nowMs);
  }

  take(grams: number, nowMs: number): void {
    this.#settling = takeReading(this.#settling, grams, nowMs, bandGrams);
    if (this.#settling.isSettled) this.#judge(this.#settling, nowMs);
  }

  /** Whether readings came that have not settled yet: then `wait` must be called now and then. */
  get isMoving(): boolean {
    return this.#settling?.isSettled === false;
  }

  wait(nowMs: number): void {
    if (this.#settling === undefined) return;
    this.#settling = waitForSilence(this.#settling, nowMs);
    if (this.#settling.isSettled) this.#judge(this.#settling, nowMs);
  }

  #judge(settling: Settling, nowMs: number): void {
    const grams = settledGrams(settling);
    const before = this.#count;
    // The same load again says nothing new; neither does less than the noise.
    if (before !== undefined && Math.abs(grams - before.grams) < packedFood.noiseGrams) return;
    const count =
      before === undefined ? firstCount(this.#shelf, grams) : nextCount(this.#shelf, before, grams);
    this.#count = count;
    if (before === undefined || countOf(before) !== countOf(count)) this.#tellCount(count, nowMs);
    this.#judgeFill(count, nowMs);
  }

  #judgeFill(count: CountEstimate, nowMs: number): void {
    const before = this.#fill;
    this.#fill = judgeFill(before, this.#shelf, count);
    if (before === this.#fill) return;
    // At the start both are told, so that an alert of the time before does not stay open.
    for (const fill of ["low", "empty"] as const)
      if (fill !== this.#fill && (before === undefined || before === fill))
        this.#tell(fill, false, nowMs);
    if (this.#fill !== "well") this.#tell(this.#fill, true, nowMs);
  }

  #tellCount(count: CountEstimate, nowMs: number): void {
    this.#report({
      type: "shelf-count",
      shelf: this.#shelf.id,
      sku: this.#shelf.sku,
      count: countOf(count),
      uncertainty: Math.round(uncertaintyOf(count) * 100) / 100,
      grams: Math.round(count.grams),
      at: new Date(nowMs).toISOString(),
    });
  }

  #tell(fill: "low" | "empty", holds: boolean, nowMs: number): void {
    const { id, sku, minimum, capacity } = this.#shelf;
    const count = this.#count === undefined ? 0 : countOf(this.#count);
    const grams = Math.round(this.#count?.grams ?? 0);
    this.#report({
      type: "condition",
      kind: `shelf-${fill}`,
      place: id,
      sku,
      holds,
      evidence: { count, minimum, capacity, grams },
      at: new Date(nowMs).toISOString(),
    });
  }
}
