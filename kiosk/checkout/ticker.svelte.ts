import type { World } from "./world.ts";

/** The time on screen, a step each second. */
export class Ticker {
  nowMs = $state(0);
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
    this.nowMs = world.now();
  }

  /** @returns stops it. */
  run(): () => void {
    return this.#world.every(1000, () => (this.nowMs = this.#world.now()));
  }
}
