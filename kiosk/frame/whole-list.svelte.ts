import type { Localised } from "../../edge/domain/locale.ts";
import type { Client } from "../api/client.ts";
import { ApiProblem } from "../api/problem.ts";
import { readAll } from "./read-all.ts";

/** A list that is small enough to be read whole: shelves, stock, devices. */
export class WholeList<Item> {
  items = $state.raw<readonly Item[]>([]);
  isRead = $state(false);
  problem = $state.raw<Localised | undefined>(undefined);

  readonly #client: Pick<Client, "get">;
  readonly #path: string;

  /** @param path with a question mark in it: "/stock?limit=200". */
  constructor(client: Pick<Client, "get">, path: string) {
    this.#client = client;
    this.#path = path;
  }

  /** Reads it again; what is shown stays until the newer list is here. */
  async read(): Promise<void> {
    try {
      this.items = await readAll<Item>(this.#client, this.#path);
      this.isRead = true;
      this.problem = undefined;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem = error.messages;
    }
  }
}
