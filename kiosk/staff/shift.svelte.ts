import type { z } from "zod";
import type { shiftShape } from "../../edge/contract/money.ts";
import type { Localised } from "../../edge/domain/locale.ts";
import { newKey, type Client } from "../api/client.ts";
import { ApiProblem } from "../api/problem.ts";
import { pressKey, readReceived } from "./cash.ts";

export type ShiftView = z.infer<typeof shiftShape>;

/** Shifts that are open, newest first. */
export function openShifts(shifts: readonly ShiftView[]): ShiftView[] {
  return shifts.filter(({ closed }) => closed === null);
}

/** Too much, too little, or what should be there. */
export function verdict(difference: number): "over" | "short" | "exact" {
  if (difference === 0) return "exact";
  return difference > 0 ? "over" : "short";
}

/**
 * One sum of cash that is typed and sent: a float, a drop, a count. The same sum has the same key, so
 * that pressing again after a lost answer never books twice.
 */
export class CashEntry<Answer> {
  /** Yuan as typed on the pad. */
  typed = $state("");
  isWorking = $state(false);
  problem = $state.raw<Localised | undefined>(undefined);
  done = $state.raw<Answer | undefined>(undefined);

  readonly #client: Pick<Client, "post">;
  #attempt = { subject: "", key: "" };

  constructor(client: Pick<Client, "post">) {
    this.#client = client;
  }

  /** Fen. */
  get amount(): number {
    return readReceived(this.typed);
  }

  press(key: string): void {
    this.problem = undefined;
    this.typed = pressKey(this.typed, key);
  }

  /** Sends it once; nothing happens while nothing is typed. */
  async send(path: string, body: Readonly<Record<string, unknown>>): Promise<void> {
    if (this.isWorking || this.typed === "") return;
    const subject = `${path} ${JSON.stringify(body)}`;
    if (this.#attempt.subject !== subject) this.#attempt = { subject, key: newKey() };
    this.isWorking = true;
    this.problem = undefined;
    try {
      this.done = await this.#client.post<Answer>(path, body, { key: this.#attempt.key });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem = error.messages;
    } finally {
      this.isWorking = false;
    }
  }
}
