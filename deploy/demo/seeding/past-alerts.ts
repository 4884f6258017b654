import { v7 as newId } from "uuid";
import type { Alert } from "../../../edge/domain/alert/alert.ts";
import type { Random } from "../../../edge/platform/random.ts";
import { planogram } from "../catalogue/planogram.ts";

const minuteMs = 60_000;
const alertsOfToday = 14;

/** Shelf alerts of the hours before, all answered: most within ten minutes. */
export function pastAlerts(nowMs: number, random: Random): Alert[] {
  return Array.from({ length: alertsOfToday }, () => {
    const shelf = random.pick(planogram);
    const openMs = Math.round((2 + random.next() * 12) * minuteMs);
    const sinceMs = nowMs - openMs - Math.round(random.next() * 6 * 60 * minuteMs);
    const owner = random.pick(["王敏", "陈川"]);
    return {
      id: newId({ msecs: sinceMs }),
      kind: "shelf-low" as const,
      place: shelf.id,
      sku: shelf.sku,
      state: random.pick(["recovered", "recovered", "done", "not-so"] as const),
      sinceMs,
      closedAtMs: sinceMs + openMs,
      evidence: { count: random.between(0, shelf.minimum - 1), minimum: shelf.minimum },
      owner,
      notified: [{ to: "stock", channel: "staff-page", atMs: sinceMs + 400 }],
    };
  });
}
