interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Hands items that wait together to one call. When that call fails, every item is tried alone, so that
 * one that cannot be done takes no other with it.
 */
export class Batcher<Item, Answer> {
  readonly #work: (items: readonly Item[]) => Promise<readonly Answer[]>;
  readonly #limit: number;
  #waiting: Waiting<Item, Answer>[] = [];
  #isRunning = false;

  /**
   * @param work answers each item in order, or fails as a whole with nothing done.
   * @param limit the most items of one call.
   */
  constructor(work: (items: readonly Item[]) => Promise<readonly Answer[]>, limit: number) {
    this.#work = work;
    this.#limit = limit;
  }

  do(item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (!this.#isRunning) void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    this.#isRunning = true;
    await Promise.resolve(); // Whoever asks in the same breath shares the first call.
    while (this.#waiting.length > 0) await this.#settle(this.#waiting.splice(0, this.#limit));
    this.#isRunning = false;
  }

  async #settle(batch: readonly Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await this.#work(batch.map(({ item }) => item));
      for (const [index, { resolve }] of batch.entries()) resolve(answers[index]!);
    } catch (error) {
      if (batch.length === 1) batch[0]!.reject(error);
      else for (const each of batch) await this.#settle([each]);
    }
  }
}
