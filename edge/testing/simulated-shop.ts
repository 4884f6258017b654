import type { Shelf } from "../domain/shelf/shelf.ts";
import { seededRandom, type Random } from "../platform/random.ts";

export interface SimulatedShopOptions {
  readonly shelves: readonly Shelf[];
  readonly seed: number;
  /** Share of each shelf's capacity that stands there in the morning. */
  readonly fillRatio?: number;
  /** Somebody's hand changes the load of a shelf, by its true weight. */
  readonly onMove?: (shelf: string, grams: number) => void;
  readonly habits?: Habits;
}

/** How goods and people behave. */
export interface Habits {
  /** Standard deviation of one piece's weight; cans 0.5-1 %, snacks 2-4 %. */
  readonly pieceRatio: number;
  /** Standard deviation of a lot's mean weight against the stated one: 0.3-1 %. */
  readonly lotRatio: number;
  /** Chance that a customer puts a piece back. Assumed; no solid figure is published. */
  readonly returnRatio: number;
}

const usualHabits: Habits = { pieceRatio: 0.015, lotRatio: 0.005, returnRatio: 0.12 };

/** Share of a day's customers by hour, 0 to 23, in per mille: a Chinese fresh-food chain. */
const customersByHour = [
  8, 5, 3, 2, 2, 8, 23, 45, 69, 81, 80, 63, 51, 48, 57, 74, 87, 74, 59, 54, 47, 33, 17, 9,
];

interface Stand {
  readonly shelf: Shelf;
  /** What each piece that stands there truly weighs. */
  readonly pieces: number[];
  lotGrams: number;
}

export interface VisitLine {
  readonly shelf: string;
  readonly sku: string;
  readonly pieces: number;
}

/**
 * A shop floor with people in it: customers take goods and put some back, staff restock. It knows the
 * truth about every shelf, so that what the sensors say can be measured against it.
 */
export class SimulatedShop {
  readonly #random: Random;
  readonly #stands = new Map<string, Stand>();
  readonly #habits: Habits;
  readonly #onMove: (shelf: string, grams: number) => void;

  constructor({ shelves, seed, fillRatio = 0.8, onMove, habits }: SimulatedShopOptions) {
    this.#random = seededRandom(seed);
    this.#habits = habits ?? usualHabits;
    this.#onMove = onMove ?? (() => undefined);
    for (const shelf of shelves) {
      const stand: Stand = { shelf, pieces: [], lotGrams: 0 };
      this.#newLot(stand);
      while (stand.pieces.length < Math.round(shelf.capacity * fillRatio))
        stand.pieces.push(this.#newPiece(stand));
      this.#stands.set(shelf.id, stand);
    }
  }

  /** How many pieces truly stand there. */
  pieces(shelf: string): number {
    return this.#stand(shelf).pieces.length;
  }

  /** What the shelf truly weighs, with its rail and tray. */
  grams(shelf: string): number {
    const { shelf: plan, pieces } = this.#stand(shelf);
    return plan.tareGrams + pieces.reduce((sum, grams) => sum + grams, 0);
  }

  /** One customer walks through the shop. @returns what is in the basket, which may be nothing. */
  visit(): VisitLine[] {
    const basket = new Map<string, number>();
    const wishes = this.#basketSize();
    for (let wish = 0; wish < wishes; wish += 1) {
      const { shelf } = this.#random.pick([...this.#stands.values()]);
      if (!this.take(shelf.id)) continue;
      if (this.#random.next() < this.#habits.returnRatio) this.putBack(shelf.id);
      else basket.set(shelf.id, (basket.get(shelf.id) ?? 0) + 1);
    }
    return [...basket].map(([shelf, pieces]) => ({
      shelf,
      sku: this.#stand(shelf).shelf.sku,
      pieces,
    }));
  }

  /** @returns whether there was one to take. */
  take(shelf: string): boolean {
    const grams = this.#stand(shelf).pieces.pop();
    if (grams === undefined) return false;
    this.#onMove(shelf, -grams);
    return true;
  }

  putBack(shelf: string): void {
    const stand = this.#stand(shelf);
    const grams = this.#newPiece(stand);
    stand.pieces.push(grams);
    this.#onMove(shelf, grams);
  }

  /** Staff fill the shelf from a new lot. @returns how many pieces were added. */
  restock(shelf: string): number {
    const stand = this.#stand(shelf);
    this.#newLot(stand);
    const added: number[] = [];
    while (stand.pieces.length + added.length < stand.shelf.capacity)
      added.push(this.#newPiece(stand));
    stand.pieces.push(...added);
    this.#onMove(
      shelf,
      added.reduce((sum, grams) => sum + grams, 0),
    );
    return added.length;
  }

  /** How many customers come in the minute, of so many a day. */
  customersInMinute(hour: number, customersPerDay: number): number {
    const expected = (customersPerDay * customersByHour[hour]!) / 1_000 / 60;
    const whole = Math.floor(expected);
    return whole + (this.#random.next() < expected - whole ? 1 : 0);
  }

  /** Seven small baskets of 3 pieces on average to three large ones of 14; geometric. */
  #basketSize(): number {
    const mean = this.#random.next() < 0.7 ? 3 : 14;
    return 1 + Math.floor(Math.log(1 - this.#random.next()) / Math.log(1 - 1 / mean));
  }

  #newLot(stand: Stand): void {
    stand.lotGrams = stand.shelf.pieceGrams * (1 + this.#random.normal(this.#habits.lotRatio));
  }

  #newPiece({ lotGrams }: Stand): number {
    return lotGrams * (1 + this.#random.normal(this.#habits.pieceRatio));
  }

  #stand(shelf: string): Stand {
    const stand = this.#stands.get(shelf);
    if (stand === undefined) throw new RangeError(`no shelf ${shelf} in this shop`);
    return stand;
  }
}
