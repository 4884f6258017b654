import { Countdown } from "./countdown.svelte.ts";
import type { World } from "./world.ts";

/** How long a kiosk waits for a sign of life before it asks. */
const quietMs = 90_000;
/** Time to answer; WCAG 2.2.1 wants 20 s at least, and as often as somebody likes. */
const answerMs = 25_000;

/** Asks "still there?" before a slip is given up. Never gives up without having asked. */
export class Patience {
  readonly countdown: Countdown;
  isAsking = $state(false);

  readonly #world: World;
  readonly #onGone: () => void;
  #isOn = false;
  #cancel = (): void => undefined;

  constructor(world: World, onGone: () => void) {
    this.#world = world;
    this.#onGone = onGone;
    this.countdown = new Countdown(world);
  }

  /** Somebody is there: a touch, a key, goods that move. */
  signOfLife(): void {
    this.isAsking = false;
    this.countdown.stop();
    this.#cancel();
    if (this.#isOn) this.#cancel = this.#world.after(quietMs, () => this.#ask());
  }

  /** Only while there is a slip that somebody could have left behind. */
  watch(isOn: boolean): void {
    if (isOn === this.#isOn) return;
    this.#isOn = isOn;
    this.signOfLife();
  }

  #ask(): void {
    this.isAsking = true;
    this.countdown.start(answerMs, () => {
      this.isAsking = false;
      this.#onGone();
    });
  }
}
