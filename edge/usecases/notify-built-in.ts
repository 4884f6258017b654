import { isAlertClosed } from "../domain/alert/alert.ts";
import type { News } from "./news.ts";
import { noteNotified, type AlertDesk } from "./raise-alert.ts";

/** How long the flows may take to tell somebody. */
const flowPatienceMs = 5_000;

/** Runs a task once after a time; the answer calls it off. */
export type After = (delayMs: number, task: () => void) => () => void;

/**
 * Makes sure that somebody hears of every alert: when no flow has told anybody within five seconds,
 * the staff page does it by itself.
 *
 * @returns takes news in, and calls all waiting notices off.
 */
export function builtInNotifier(
  desk: AlertDesk,
  after: After,
  onError: (error: unknown) => void,
): { tell: (news: News) => void; stop: () => void } {
  const waiting = new Map<string, () => void>();
  const notify = async (id: string): Promise<void> => {
    waiting.delete(id);
    const alert = await desk.alerts.find(id);
    if (alert === undefined || alert.notified.length > 0 || isAlertClosed(alert.state)) return;
    await noteNotified(desk, id, { to: "staff", channel: "built-in" });
  };
  return {
    tell: (news) => {
      if (news.kind !== "alert") return;
      const { id, state, notified } = news.alert;
      if (state !== "open" || notified.length > 0 || waiting.has(id)) return;
      const cancel = after(flowPatienceMs, () => void notify(id).catch(onError));
      waiting.set(id, cancel);
    },
    stop: () => {
      for (const cancel of waiting.values()) cancel();
      waiting.clear();
    },
  };
}
