import type { Clock } from "../../../edge/platform/clock.ts";
import type { Random } from "../../../edge/platform/random.ts";
import type { ShopFloor } from "./shop-floor.ts";

const customerEveryMs = 20_000;
const staffEveryMs = 90_000;

/** Slow life on the floor: a customer takes something now and then, staff fill what runs low. */
export class FloorLife {
  readonly #floor: ShopFloor;
  readonly #random: Random;
  isOn = true;

  constructor(floor: ShopFloor, random: Random) {
    this.#floor = floor;
    this.#random = random;
  }

  /** @returns how to stop it. */
  start(clock: Clock): () => void {
    const stopCustomers = clock.every(customerEveryMs, () => this.#customer());
    const stopStaff = clock.every(staffEveryMs, () => this.#staff());
    return () => {
      stopCustomers();
      stopStaff();
    };
  }

  #customer(): void {
    if (this.isOn) this.#floor.take(this.#random.pick(this.#floor.shelves()).shelf.id);
  }

  #staff(): void {
    const low = this.#floor.shelves().filter(({ shelf, pieces }) => pieces < shelf.minimum);
    if (this.isOn && low.length > 0) this.#floor.restock(this.#random.pick(low).shelf.id);
  }
}
