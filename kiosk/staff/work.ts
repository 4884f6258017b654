import type { AlertView, BasketView } from "../../edge/contract/http.ts";

/** A customer at a kiosk who needs a person: by a basket, by an alert, or both for one kiosk. */
export interface Call {
  readonly id: string;
  readonly kiosk: string;
  /** RFC 3339. */
  readonly since: string;
  readonly basket: BasketView | undefined;
  readonly alert: AlertView | undefined;
  /** Who said that they come; empty as long as nobody has. */
  readonly seenBy: string;
}

/** What there is to do in the shop, each list with what waits longest first. */
export interface Work {
  readonly calls: readonly Call[];
  readonly parked: readonly BasketView[];
  /** Can be done now: goods lie in the back room, or none are needed. */
  readonly workable: readonly AlertView[];
  /** Waits for a delivery: the back room has none. */
  readonly blocked: readonly AlertView[];
  /** Closed lately and seen so, the last first: nobody need run for it. */
  readonly closed: readonly AlertView[];
}

const closedStates: ReadonlySet<AlertView["state"]> = new Set(["done", "not-so", "recovered"]);

export function isClosed(alert: AlertView): boolean {
  return closedStates.has(alert.state);
}

/** A changeover takes the sensor a moment; a later alert is one of its own. */
const changeoverMs = 30_000;

/**
 * A low shelf that runs empty closes one alert and opens another. The new one stands for both, so
 * nobody is told that a shelf which is empty has been filled.
 */
export function successorOf(alert: AlertView, alerts: readonly AlertView[]): AlertView | undefined {
  if (alert.state !== "recovered" || !isAboutFill(alert)) return undefined;
  const closedMs = Date.parse(alert.closedAt ?? alert.since);
  return alerts.find(
    (other) =>
      other.place === alert.place &&
      isAboutFill(other) &&
      other.since > alert.since &&
      Date.parse(other.since) - closedMs < changeoverMs,
  );
}

/** Whether it says that a shelf runs out. */
export function isAboutFill({ kind }: AlertView): boolean {
  return kind === "shelf-empty" || kind === "shelf-low";
}

/** Whether somebody can do something about it now: an empty shelf needs goods from the back room. */
export function isWorkable(alert: AlertView): boolean {
  return !isAboutFill(alert) || alert.backRoom > 0;
}

/**
 * Sorts everything that waits for a person. A closed alert keeps its place until it is put away, so
 * that nothing moves under a thumb; `putAway` names those that were seen closed.
 */
export function sortWork(
  alerts: readonly AlertView[],
  baskets: readonly BasketView[],
  putAway: ReadonlySet<string> = new Set(),
): Work {
  const oldestFirst = alerts.toSorted((a, b) => a.since.localeCompare(b.since));
  const shelfWork = oldestFirst.filter(
    (alert) => alert.kind !== "kiosk-help" && successorOf(alert, alerts) === undefined,
  );
  const shown = shelfWork.filter((alert) => !putAway.has(alert.id));
  return {
    calls: findCalls(
      oldestFirst.filter((alert) => !isClosed(alert)),
      baskets,
    ),
    parked: baskets
      .filter((basket) => basket.state === "parked")
      .toSorted((a, b) => (a.parkNumber ?? 0) - (b.parkNumber ?? 0)),
    workable: shown.filter(isWorkable),
    blocked: shown.filter((alert) => !isWorkable(alert)),
    closed: shelfWork
      .filter((alert) => isClosed(alert) && putAway.has(alert.id))
      .toSorted((a, b) => (b.closedAt ?? "").localeCompare(a.closedAt ?? "")),
  };
}

/**
 * The intervention that brings a person to the kiosk. A parked basket is work for the till; of it
 * only a payment with an unknown end still needs somebody.
 */
export function reasonOf(basket: BasketView): BasketView["interventions"][number] | undefined {
  if (basket.state === "paid" || basket.state === "cancelled") return undefined;
  const isParked = basket.state === "parked";
  return basket.interventions.find(({ kind }) =>
    isParked ? kind === "payment-unknown" : kind !== "parked",
  );
}

function findCalls(open: readonly AlertView[], baskets: readonly BasketView[]): Call[] {
  const helpAlerts = open.filter((alert) => alert.kind === "kiosk-help");
  const byBasket = baskets.flatMap((basket): Call[] => {
    const reason = reasonOf(basket);
    if (reason === undefined) return [];
    const alert = helpAlerts.find(({ place }) => place === basket.kiosk);
    const seenBy = reason.seenBy ?? alert?.owner ?? "";
    return [{ id: basket.id, kiosk: basket.kiosk, since: reason.since, basket, alert, seenBy }];
  });
  const kiosks = new Set(byBasket.map(({ kiosk }) => kiosk));
  const byAlert = helpAlerts
    .filter(({ place }) => !kiosks.has(place))
    .map((alert): Call => {
      const { id, place, since, owner } = alert;
      return { id, kiosk: place, since, basket: undefined, alert, seenBy: owner };
    });
  return [...byBasket, ...byAlert].toSorted((a, b) => a.since.localeCompare(b.since));
}

/** How many things wait for a person now. */
export function countWork(work: Work): number {
  const open = work.workable.filter((alert) => !isClosed(alert));
  return work.calls.length + work.parked.length + open.length;
}
