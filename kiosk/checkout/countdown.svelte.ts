import type { World } from "./world.ts";

const stepMs = 250;

/** Time that runs out, in view of the customer. */
export class Countdown {
  leftMs = $state(0);
  totalMs = $state(0);

  readonly #world: World;
  #stop = (): void => undefined;

  constructor(world: World) {
    this.#world = world;
  }

  get secondsLeft(): number {
    return Math.ceil(this.leftMs / 1000);
  }

  /** 1 at the start, 0 at the end. */
  get share(): number {
    return this.totalMs === 0 ? 0 : this.leftMs / this.totalMs;
  }

  get isRunning(): boolean {
    return this.leftMs > 0;
  }

  /** Starts anew; what ran before is forgotten. */
  start(ms: number, onEnd: () => void): void {
    this.stop();
    const endsAt = this.#world.now() + ms;
    this.totalMs = ms;
    this.leftMs = ms;
    this.#stop = this.#world.every(stepMs, () => {
      this.leftMs = Math.max(0, endsAt - this.#world.now());
      if (this.leftMs > 0) return;
      this.stop();
      onEnd();
    });
  }

  stop(): void {
    this.#stop();
    this.#stop = () => undefined;
    this.leftMs = 0;
  }
}
