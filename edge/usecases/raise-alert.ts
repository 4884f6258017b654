import {
  isAlertClosed,
  nextAlertState,
  type Alert,
  type AlertKind,
  type AlertStep,
} from "../domain/alert/alert.ts";
import type { Caller } from "./callers.ts";
import type { Turns } from "./change-basket.ts";
import type { Tell } from "./news.ts";
import { refused, type Refused } from "./outcome.ts";
import type { NewId, Now } from "./moments.ts";
import type { Alerts } from "./ports.ts";

export interface AlertDesk {
  readonly alerts: Alerts;
  readonly turns: Turns;
  readonly tell: Tell;
  readonly newId: NewId;
  readonly now: Now;
  /** Causes that somebody has just settled by hand, and until when they stay quiet. */
  readonly quietUntilMs: Map<string, number>;
}

export interface AlertCause {
  readonly kind: AlertKind;
  readonly place: string;
  readonly sku: string;
  readonly evidence: Alert["evidence"];
}

/** A sensor that still says so after somebody has settled the cause may be slow: it is not nagged. */
const quietMs = 15 * 60_000;

function causeKey({ kind, place }: Pick<AlertCause, "kind" | "place">): string {
  return `alert ${kind} ${place}`;
}

/**
 * Something is wrong. At most one alert is open for a cause: a repeat brings its evidence up to date.
 * A cause that staff have settled by hand stays quiet for 15 minutes or until it was well in between;
 * only a customer is never ignored.
 */
export function raiseAlert(desk: AlertDesk, cause: AlertCause): Promise<Alert | undefined> {
  const key = causeKey(cause);
  return desk.turns.take(key, async () => {
    const open = await desk.alerts.openFor(cause.kind, cause.place);
    if (open !== undefined) return refreshEvidence(desk, open, cause);
    if (desk.now() < (desk.quietUntilMs.get(key) ?? 0)) return undefined;
    const alert: Alert = {
      id: desk.newId(),
      kind: cause.kind,
      place: cause.place,
      sku: cause.sku,
      evidence: cause.evidence,
      state: "open",
      sinceMs: desk.now(),
      owner: "",
      notified: [],
    };
    return keepAlert(desk, alert);
  });
}

async function refreshEvidence(desk: AlertDesk, open: Alert, cause: AlertCause): Promise<Alert> {
  const isSame = JSON.stringify(open.evidence) === JSON.stringify(cause.evidence);
  return isSame ? open : keepAlert(desk, { ...open, evidence: cause.evidence });
}

async function keepAlert(desk: AlertDesk, alert: Alert): Promise<Alert> {
  await desk.alerts.save(alert);
  desk.tell({ kind: "alert", alert });
  return alert;
}

/** The cause is well again: its alert, if one is open, closes by itself. */
export function recoverAlert(
  desk: AlertDesk,
  cause: Pick<AlertCause, "kind" | "place">,
): Promise<Alert | undefined> {
  const key = causeKey(cause);
  return desk.turns.take(key, async () => {
    desk.quietUntilMs.delete(key);
    const open = await desk.alerts.openFor(cause.kind, cause.place);
    return open === undefined ? undefined : keepAlert(desk, step(desk, open, "recover", ""));
  });
}

function step(desk: AlertDesk, alert: Alert, by: AlertStep, name: string): Alert {
  const state = nextAlertState(alert.state, by) ?? alert.state;
  const owner = by === "hand-over" ? "" : name === "" ? alert.owner : name;
  const closed = isAlertClosed(state) ? { closedAtMs: desk.now() } : {};
  return { ...alert, state, owner, ...closed };
}

/** Somebody takes an alert on, hands it over, has settled it, or says that it is not so. */
export async function answerAlert(
  desk: AlertDesk,
  caller: Caller,
  id: string,
  by: Exclude<AlertStep, "recover">,
): Promise<Alert | Refused> {
  const known = await desk.alerts.find(id);
  if (known === undefined) return refused("NOT_FOUND", `alert ${id}`);
  const key = causeKey(known);
  return desk.turns.take(key, async () => {
    const alert = (await desk.alerts.find(id)) ?? known;
    if (nextAlertState(alert.state, by) === undefined) return refused("ALERT_CLOSED", alert.state);
    const next = step(desk, alert, by, caller.name);
    if (isAlertClosed(next.state) && alert.kind !== "kiosk-help")
      desk.quietUntilMs.set(key, desk.now() + quietMs);
    return keepAlert(desk, next);
  });
}

/** Who was told of an alert, by a flow or by the built-in path. Told twice by one channel counts once. */
export async function noteNotified(
  desk: AlertDesk,
  id: string,
  told: { readonly to: string; readonly channel: string },
): Promise<void> {
  const known = await desk.alerts.find(id);
  if (known === undefined) return;
  await desk.turns.take(causeKey(known), async () => {
    const alert = (await desk.alerts.find(id)) ?? known;
    const isKnown = alert.notified.some((n) => n.to === told.to && n.channel === told.channel);
    if (isKnown) return;
    const notice = { to: told.to, channel: told.channel, atMs: desk.now() };
    await keepAlert(desk, { ...alert, notified: [...alert.notified, notice] });
  });
}
