import { SvelteMap, SvelteSet } from "svelte/reactivity";
import type { AlertView, BasketView, LiveMessage } from "../../edge/contract/http.ts";
import type { ShelfView } from "../../edge/contract/lists.ts";
import type { Client } from "../api/client.ts";
import { ApiProblem } from "../api/problem.ts";
import type { Localised } from "../../edge/domain/locale.ts";
import { addWeight, type Weighed } from "./weight-trail.ts";
import { isClosed, sortWork, type Call } from "./work.ts";

type AlertStep = "accept" | "hand-over" | "done" | "not-so";

interface Page<Item> {
  readonly items: readonly Item[];
}

type Box = Pick<Client, "get" | "post">;

/** What a member of staff sees of the shop: alerts, waiting baskets, and what shelves weigh. */
export class Desk {
  readonly alerts = new SvelteMap<string, AlertView>();
  readonly baskets = new SvelteMap<string, BasketView>();
  /** What each shelf's scale said since the page was opened. */
  readonly trails = new SvelteMap<string, readonly Weighed[]>();
  /** Closed alerts that were seen closed. */
  readonly putAway = new SvelteSet<string>();
  isRead = $state(false);
  isLive = $state(false);
  /** Why the last press was refused; the next press clears it. */
  problem = $state.raw<Localised | undefined>(undefined);
  /** Ids of what is being answered just now. */
  readonly underWay = new SvelteSet<string>();

  readonly work = $derived(
    sortWork([...this.alerts.values()], [...this.baskets.values()], this.putAway),
  );

  readonly #counts = new SvelteMap<string, { count: number; grams: number }>();
  readonly #box: Box;
  readonly #now: () => number;

  constructor(box: Box, now: () => number) {
    this.#box = box;
    this.#now = now;
  }

  /**
   * Reads everything again: at the start, and whenever the live line was down. Closed alerts that
   * were on screen stay until they are put away.
   */
  async read(): Promise<void> {
    const [alerts, baskets] = await Promise.all([
      this.#box.get<Page<AlertView>>("/alerts?state=open,accepted&limit=200"),
      this.#box.get<Page<BasketView>>("/baskets"),
    ]);
    for (const alert of this.alerts.values()) if (!isClosed(alert)) this.alerts.delete(alert.id);
    for (const alert of alerts.items) this.alerts.set(alert.id, alert);
    this.baskets.clear();
    for (const basket of baskets.items) this.baskets.set(basket.id, basket);
    this.isRead = true;
  }

  take(message: LiveMessage): void {
    if (message.type === "alert") this.#keepAlert(message.alert);
    if (message.type === "basket") this.#keepBasket(message.basket);
    if (message.type === "payment") this.#keepBasket(message.answer.basket);
    if (message.type === "shelf") this.#keepWeight(message);
  }

  /** Moves what is closed out of the way; called when somebody comes back to the list. */
  putClosedAway(): void {
    for (const alert of this.alerts.values()) if (isClosed(alert)) this.putAway.add(alert.id);
  }

  acceptAlert(alert: AlertView): Promise<boolean> {
    return this.#answer(alert, "accept");
  }

  finishAlert(alert: AlertView): Promise<boolean> {
    return this.#answer(alert, "done");
  }

  denyAlert(alert: AlertView): Promise<boolean> {
    return this.#answer(alert, "not-so");
  }

  /** Puts what I took on back on everybody's list. */
  handOver(alert: AlertView): Promise<boolean> {
    return this.#answer(alert, "hand-over");
  }

  /** Says to the customer at the kiosk that somebody comes. */
  goTo(call: Call): Promise<boolean> {
    return this.press(call.id, async () => {
      const { basket, alert } = call;
      if (basket !== undefined)
        this.#keepBasket(await this.#box.post<BasketView>(`/baskets/${basket.id}/seen`));
      if (alert?.state === "open")
        this.#keepAlert(await this.#box.post<AlertView>(`/alerts/${alert.id}/accept`));
    });
  }

  /** The goods were looked at and are in order: the customer can go on. */
  letThrough(call: Call): Promise<boolean> {
    return this.press(call.id, async () => {
      const { basket, alert } = call;
      // Clearing a basket closes its kiosk's alert too.
      if (basket !== undefined)
        this.#keepBasket(await this.#box.post<BasketView>(`/baskets/${basket.id}/clear`));
      else if (alert !== undefined)
        this.#keepAlert(await this.#box.post<AlertView>(`/alerts/${alert.id}/done`));
    });
  }

  async addLine(basket: string, sku: string): Promise<boolean> {
    return this.press(basket, async () => {
      this.#keepBasket(
        await this.#box.post<BasketView>(`/baskets/${basket}/lines`, { sku, quantity: 1 }),
      );
    });
  }

  /**
   * Does what a key asks for, once at a time for each subject.
   *
   * @returns whether it was done; when not, `problem` says why.
   */
  async press(subject: string, action: () => Promise<void>): Promise<boolean> {
    if (this.underWay.has(subject)) return false;
    this.problem = undefined;
    this.underWay.add(subject);
    try {
      await action();
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem = error.messages;
      return false;
    } finally {
      this.underWay.delete(subject);
    }
  }

  /** A shelf as it was read, with what its scale has said since. */
  weighed(shelf: ShelfView): ShelfView {
    return { ...shelf, ...this.#counts.get(shelf.id) };
  }

  #answer(alert: AlertView, step: AlertStep): Promise<boolean> {
    return this.press(alert.id, async () => {
      this.#keepAlert(await this.#box.post<AlertView>(`/alerts/${alert.id}/${step}`));
    });
  }

  #keepAlert(alert: AlertView): void {
    const isNews = this.alerts.has(alert.id) || !isClosed(alert);
    if (isNews) this.alerts.set(alert.id, alert);
  }

  #keepBasket(basket: BasketView): void {
    const waits = basket.state === "parked" || basket.interventions.length > 0;
    const isOver = basket.state === "paid" || basket.state === "cancelled";
    if (waits && !isOver) this.baskets.set(basket.id, basket);
    else this.baskets.delete(basket.id);
  }

  #keepWeight({ shelf, count, grams }: Extract<LiveMessage, { type: "shelf" }>): void {
    this.#counts.set(shelf, { count, grams });
    const trail = addWeight(this.trails.get(shelf) ?? [], { grams, atMs: this.#now() });
    this.trails.set(shelf, trail);
  }
}
