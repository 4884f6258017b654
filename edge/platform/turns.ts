/**
 * Lets callers do something to one thing one after another, while other things go on beside it.
 * Do not take a turn for the same name from inside one: it would wait for itself.
 */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs `work` when everybody who asked before for this name has finished. */
  take<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(name) ?? Promise.resolve();
    const mine = before.then(work);
    // The caller sees the error; the next in line must not.
    const quiet = mine.catch(() => undefined);
    this.#last.set(name, quiet);
    void quiet.then(() => {
      if (this.#last.get(name) === quiet) this.#last.delete(name);
    });
    return mine;
  }

  /** How many things somebody works on now. */
  get size(): number {
    return this.#last.size;
  }
}
