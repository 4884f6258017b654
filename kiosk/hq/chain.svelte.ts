import { SvelteMap } from "svelte/reactivity";
import type { HqLiveMessage, HqStoreView } from "../../edge/contract/hq.ts";
import type { Localised } from "../../edge/domain/locale.ts";
import type { Client } from "../api/client.ts";
import { ApiProblem } from "../api/problem.ts";
import { readAll } from "../frame/read-all.ts";

/** All stores of the chain, as headquarters knows them now. */
export class Chain {
  readonly stores = new SvelteMap<string, HqStoreView>();
  isRead = $state(false);
  problem = $state.raw<Localised | undefined>(undefined);

  readonly #client: Pick<Client, "get">;

  constructor(client: Pick<Client, "get">) {
    this.#client = client;
  }

  async read(): Promise<void> {
    try {
      const stores = await readAll<HqStoreView>(this.#client, "/stores?limit=200");
      this.stores.clear();
      for (const store of stores) this.stores.set(store.store, store);
      this.isRead = true;
      this.problem = undefined;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem = error.messages;
    }
  }

  take(message: HqLiveMessage): void {
    if (message.type === "store") this.stores.set(message.store.store, message.store);
  }

  /** What a store is called; its number as long as its name is unknown. */
  nameOf(store: string): string {
    return this.stores.get(store)?.name ?? store;
  }
}
