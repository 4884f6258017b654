import type { Shelf } from "../../../edge/domain/shelf/shelf.ts";
import type { SimulatedScale } from "../../../edge/devices/scale/simulator.ts";

/** What lies on one shelf of the demo shop, truly. */
export interface FloorShelf {
  readonly shelf: Shelf;
  readonly name: string;
  readonly pieces: number;
}

/** The goods on the demo shop's shelves, each shelf on its simulated scale. */
export class ShopFloor {
  readonly #scales: ReadonlyMap<string, SimulatedScale>;
  readonly #shelves: ReadonlyMap<string, { shelf: Shelf; name: string; pieces: number }>;

  constructor(shelves: readonly FloorShelf[], scales: readonly SimulatedScale[]) {
    this.#shelves = new Map(shelves.map((each) => [each.shelf.id, { ...each }]));
    this.#scales = new Map(scales.map((scale) => [scale.id, scale]));
  }

  shelves(): FloorShelf[] {
    return [...this.#shelves.values()];
  }

  /** Somebody takes a piece; false when there is none. */
  take(id: string): boolean {
    return this.#change(id, -1);
  }

  /** Somebody puts a piece back; false when there is no room. */
  putBack(id: string): boolean {
    return this.#change(id, 1);
  }

  /** Staff fill the shelf. */
  restock(id: string): boolean {
    const held = this.#shelves.get(id);
    return held !== undefined && this.#change(id, held.shelf.capacity - held.pieces);
  }

  #change(id: string, pieces: number): boolean {
    const held = this.#shelves.get(id);
    if (held === undefined) return false;
    const next = held.pieces + pieces;
    if (pieces === 0 || next < 0 || next > held.shelf.capacity) return false;
    held.pieces = next;
    this.#scales.get(id)?.place(pieces * held.shelf.pieceGrams);
    return true;
  }
}
