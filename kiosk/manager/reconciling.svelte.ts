import type { Localised } from "../../edge/domain/locale.ts";
import type { Provider } from "../../edge/domain/reconciliation/statement.ts";
import { newKey, type Client } from "../api/client.ts";
import { ApiProblem } from "../api/problem.ts";
import type { DifferenceView, SettlingAccount, StatementView } from "./reconciliation.ts";

/** Takes a provider's file, and settles what it and the books differ in. */
export class Reconciling {
  isWorking = $state(false);
  problem = $state.raw<Localised | undefined>(undefined);
  /** The one that was taken last. */
  taken = $state.raw<StatementView | undefined>(undefined);

  readonly #client: Pick<Client, "post" | "postFile">;
  #attempt = { subject: "", key: "" };

  constructor(client: Pick<Client, "post" | "postFile">) {
    this.#client = client;
  }

  /** @returns whether the statement was taken. */
  async take(provider: Provider, file: File): Promise<boolean> {
    const key = this.#keyFor(`${provider}/${file.name}/${file.size}/${file.lastModified}`);
    return this.#run(async () => {
      const path = `/reconciliations?provider=${provider}`;
      this.taken = await this.#client.postFile<StatementView>(path, file, { key });
    });
  }

  /** @returns whether the entry was booked. */
  async resolve({ id }: DifferenceView, account: SettlingAccount, memo: string): Promise<boolean> {
    const key = this.#keyFor(`${id}/${account}/${memo}`);
    const path = `/differences/${encodeURIComponent(id)}/resolve`;
    return this.#run(() => this.#client.post(path, { account, memo }, { key }));
  }

  /** The same again has the same key. */
  #keyFor(subject: string): string {
    if (this.#attempt.subject !== subject) this.#attempt = { subject, key: newKey() };
    return this.#attempt.key;
  }

  async #run(action: () => Promise<unknown>): Promise<boolean> {
    if (this.isWorking) return false;
    this.isWorking = true;
    this.problem = undefined;
    try {
      await action();
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem = error.messages;
      return false;
    } finally {
      this.isWorking = false;
    }
  }
}
