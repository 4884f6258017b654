import type { SessionView } from "../../edge/contract/http.ts";
import type { Localised } from "../../edge/domain/locale.ts";
import { ApiProblem } from "../api/problem.ts";
import type { Client } from "../api/client.ts";

/**
 * Who sits before the screen. "asking" only until the box has said whether an earlier sign-in still
 * holds. A kiosk's customer is nobody here.
 */
export class Session {
  standing = $state<"asking" | "out" | "in">("asking");
  person = $state.raw<SessionView | undefined>(undefined);
  /** Why the last try was refused. */
  problem = $state.raw<Localised | undefined>(undefined);
  isTrying = $state(false);

  readonly #client: Pick<Client, "get" | "post" | "delete">;

  constructor(client: Pick<Client, "get" | "post" | "delete">) {
    this.#client = client;
  }

  /** Asks the box who this browser is: takes up an earlier sign-in, or learns that it has ended. */
  async resume(): Promise<void> {
    try {
      this.#enter(await this.#client.get<SessionView>("/session"));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      // No answer says nothing about the sign-in: who was in stays in.
      if (error.status === 0 && this.standing === "in") return;
      this.person = undefined;
      this.standing = "out";
      if (error.status === 0) this.problem = error.messages;
    }
  }

  async signIn(name: string, pin: string): Promise<void> {
    this.isTrying = true;
    this.problem = undefined;
    try {
      await this.#client.post("/session", { name, pin });
      this.#enter(await this.#client.get<SessionView>("/session"));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem = error.messages;
    } finally {
      this.isTrying = false;
    }
  }

  /** Out at once, also when the box cannot be told: its session then ends by itself. */
  async signOut(): Promise<void> {
    this.person = undefined;
    this.standing = "out";
    try {
      await this.#client.delete("/session");
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
    }
  }

  #enter(person: SessionView): void {
    const isKnown = person.name !== "" && person.role !== "customer";
    this.person = isKnown ? person : undefined;
    this.standing = isKnown ? "in" : "out";
  }
}
