import type { AlertView, BasketView, LiveMessage } from "../../edge/contract/http.ts";
import type { Client } from "../api/client.ts";
import { ApiProblem } from "../api/problem.ts";
import type { Localised } from "../../edge/domain/locale.ts";
import { addWeight, type Weighed } from "./weight-trail.ts";
import { isClosed, sortWork, type Call } from "./work.ts";

interface Page<Item> {
  readonly items: readonly Item[];
}

type Box = Pick<Client, "get" | "post">;

/** What a member of staff sees of the shop: alerts, waiting baskets, and what shelves weigh. */
export class Desk {
  alerts = $state.raw<ReadonlyMap<string, AlertView>>(new Map());
  baskets = $state.raw<ReadonlyMap<string, BasketView>>(new Map());
  /** What each shelf's scale said since the page was opened. */
  trails = $state.raw<ReadonlyMap<string, readonly Weighed[]>>(new Map());
  putAway = $state.raw<ReadonlySet<string>>(new Set());
  isRead = $state(false);
  isLive = $state(false);
  /** Why the last press was refused; the next press clears it. */
  problem = $state.raw<Localised | undefined>(undefined);
  /** Ids of what is being answered just now. */
  underWay = $state.raw<ReadonlySet<string>>(new Set());

  readonly work = $derived(
    sortWork([...this.alerts.values()], [...this.baskets.values()], this.putAway),
  );

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
    const closed = [...this.alerts.values()].filter(isClosed);
    this.alerts = byId([...closed, ...alerts.items]);
    this.baskets = byId(baskets.items);
    this.isRead = true;
  }

  take(message: LiveMessage): void {
    if (message.type === "alert") this.#keepAlert(message.alert);
    if (message.type === "basket") this.#keepBasket(message.basket);
    if (message.type === "payment") this.#keepBasket(message.answer.basket);
    if (message.type === "shelf") this.#keepWeight(message.shelf, message.grams);
  }

  /** Moves what is closed out of the way; called when somebody comes back to the list. */
  putClosedAway(): void {
    const closed = [...this.alerts.values()].filter(isClosed).map(({ id }) => id);
    this.putAway = new Set(closed);
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
      if (basket !== undefined)
        this.#keepBasket(await this.#box.post<BasketView>(`/baskets/${basket.id}/clear`));
      if (alert !== undefined)
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
    this.underWay = new Set([...this.underWay, subject]);
    try {
      await action();
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem = error.messages;
      return false;
    } finally {
      this.underWay = new Set([...this.underWay].filter((each) => each !== subject));
    }
  }

  #answer(alert: AlertView, step: "accept" | "done" | "not-so"): Promise<boolean> {
    return this.press(alert.id, async () => {
      this.#keepAlert(await this.#box.post<AlertView>(`/alerts/${alert.id}/${step}`));
    });
  }

  #keepAlert(alert: AlertView): void {
    const isNews = this.alerts.has(alert.id) || !isClosed(alert);
    if (isNews) this.alerts = new Map(this.alerts).set(alert.id, alert);
  }

  #keepBasket(basket: BasketView): void {
    const waits = basket.state === "parked" || basket.interventions.length > 0;
    const isOver = basket.state === "paid" || basket.state === "cancelled";
    const next = new Map(this.baskets);
    if (waits && !isOver) next.set(basket.id, basket);
    else next.delete(basket.id);
    this.baskets = next;
  }

  #keepWeight(shelf: string, grams: number): void {
    const trail = addWeight(this.trails.get(shelf) ?? [], { grams, atMs: this.#now() });
    this.trails = new Map(this.trails).set(shelf, trail);
  }
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}
