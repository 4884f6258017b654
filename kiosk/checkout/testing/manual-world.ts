import type { World } from "../world.ts";

interface Due {
  atMs: number;
  readonly everyMs: number | undefined;
  readonly action: () => void;
}

/** A clock that stands still until a test moves it. */
export class ManualWorld implements World {
  #nowMs = 1_764_000_000_000;
  readonly #due = new Set<Due>();

  readonly now = (): number => this.#nowMs;

  readonly after = (ms: number, action: () => void): (() => void) =>
    this.#plan({ atMs: this.#nowMs + ms, everyMs: undefined, action });

  readonly every = (ms: number, action: () => void): (() => void) =>
    this.#plan({ atMs: this.#nowMs + ms, everyMs: ms, action });

  /** Lets time pass and runs what falls due, in order; promises settle in between. */
  async pass(ms: number): Promise<void> {
    const endMs = this.#nowMs + ms;
    for (;;) {
      const next = [...this.#due].toSorted((a, b) => a.atMs - b.atMs)[0];
      if (next === undefined || next.atMs > endMs) break;
      this.#nowMs = next.atMs;
      if (next.everyMs === undefined) this.#due.delete(next);
      else next.atMs += next.everyMs;
      next.action();
      await settle();
    }
    this.#nowMs = endMs;
    await settle();
  }

  #plan(due: Due): () => void {
    this.#due.add(due);
    return () => this.#due.delete(due);
  }
}

/** Lets promises that are already answered run their course. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
