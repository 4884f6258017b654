import type { Localised } from "../../edge/domain/locale.ts";
import type { Client } from "../api/client.ts";
import { ApiProblem } from "../api/problem.ts";

/** Runs `action` once after a pause. */
export type After = (ms: number, action: () => void) => void;

const pauseMs = 1_000;

function browserAfter(ms: number, action: () => void): void {
  setTimeout(action, ms);
}

/**
 * One answer of the box that is kept fresh. News only nudge it: many within a second make one
 * reading, and what is shown stays until the newer answer is here.
 */
export class Reading<Answer> {
  value = $state.raw<Answer | undefined>(undefined);
  problem = $state.raw<Localised | undefined>(undefined);

  readonly #client: Pick<Client, "get">;
  readonly #path: string;
  readonly #after: After;
  #isNudged = false;

  constructor(client: Pick<Client, "get">, path: string, after: After = browserAfter) {
    this.#client = client;
    this.#path = path;
    this.#after = after;
  }

  async read(): Promise<void> {
    try {
      this.value = await this.#client.get<Answer>(this.#path);
      this.problem = undefined;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem = error.messages;
    }
  }

  nudge(): void {
    if (this.#isNudged) return;
    this.#isNudged = true;
    this.#after(pauseMs, () => {
      this.#isNudged = false;
      void this.read();
    });
  }
}
