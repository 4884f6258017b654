import type { Client } from "../api/client.ts";
import { ApiProblem } from "../api/problem.ts";
import type { Localised } from "../../edge/domain/locale.ts";

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/**
 * A list that is read from the box page by page. A new question forgets the one before: a late answer
 * to an old question never shows.
 */
export class Pages<Item> {
  items = $state.raw<readonly Item[]>([]);
  next = $state.raw<string | null>(null);
  isReading = $state(false);
  /** Whether the present question has been answered. */
  isRead = $state(false);
  problem = $state.raw<Localised | undefined>(undefined);

  readonly #client: Pick<Client, "get">;
  #asked = "";

  constructor(client: Pick<Client, "get">) {
    this.#client = client;
  }

  /** @param path with its question, without `after`: "/sales?day=2026-11-24". */
  ask(path: string): Promise<void> {
    this.#asked = path;
    this.isRead = false;
    return this.#read(path, []);
  }

  /** Reads the present question again from its start; what is shown stays until the answer is here. */
  again(): Promise<void> {
    return this.#read(this.#asked, []);
  }

  /** Adds the next page, if there is one. */
  async more(): Promise<void> {
    if (this.next === null || this.isReading) return;
    const joint = this.#asked.includes("?") ? "&" : "?";
    await this.#read(`${this.#asked}${joint}after=${encodeURIComponent(this.next)}`, this.items);
  }

  async #read(path: string, before: readonly Item[]): Promise<void> {
    const question = this.#asked;
    this.isReading = true;
    this.problem = undefined;
    try {
      const page = await this.#client.get<Page<Item>>(path);
      if (question !== this.#asked) return;
      this.items = [...before, ...page.items];
      this.next = page.next;
      this.isRead = true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (question === this.#asked) this.problem = error.messages;
    } finally {
      if (question === this.#asked) this.isReading = false;
    }
  }
}
