import type { HqStoreView } from "../../edge/contract/hq.ts";
import { formatClock, minutesSince } from "../format/time.ts";
import { standing } from "./standing.ts";
import type { hqTexts } from "./texts.ts";

type Texts = (typeof hqTexts)["en"];

/** A store's state in a few words, for a table. */
export function statusWord(store: HqStoreView, nowMs: number, t: Texts): string {
  const { reason } = standing(store, nowMs);
  switch (reason) {
    case "silent":
      return t.status.silent(minutesSince(store.lastSeenAt ?? "", nowMs));
    case "parked":
      return t.status.parked(store.parked);
    case "behind":
      return t.status.behind(store.behind);
    case "broken":
    case "never":
    case "none":
      return t.status[reason];
  }
}

/** The same as a sentence that says what it means; empty when all is well. */
export function statusSentence(
  store: HqStoreView,
  nowMs: number,
  t: Texts,
  timeZone: string,
): string {
  const { reason } = standing(store, nowMs);
  switch (reason) {
    case "silent": {
      const since = store.lastSeenAt ?? "";
      return t.reasons.silent(formatClock(since, timeZone), minutesSince(since, nowMs));
    }
    case "parked":
      return t.reasons.parked(store.parked);
    case "behind":
      return t.reasons.behind(store.behind);
    case "broken":
    case "never":
      return t.reasons[reason];
    case "none":
      return "";
  }
}

/** "+6.2%", "−21.0%", "–" when there is nothing to compare with. */
export function signedPercent(share: number | undefined): string {
  if (share === undefined) return "–";
  const figure = `${Math.abs(share * 100).toFixed(1)}%`;
  return share < 0 ? `−${figure}` : `+${figure}`;
}
