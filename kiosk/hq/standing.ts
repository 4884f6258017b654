import type { HqStoreView } from "../../edge/contract/hq.ts";

/** Why somebody at headquarters should look at a store, the gravest reason only. */
export type Reason = "broken" | "silent" | "never" | "parked" | "behind" | "none";

export interface Standing {
  readonly reason: Reason;
  readonly kind: "ok" | "look" | "stop";
}

/** A store says that it lives every few seconds; this long without a word is an outage. */
const silentMs = 120_000;
/** A busy minute of a shop; more than that outstanding is no longer just on its way. */
const manyBehind = 50;

export function standing(store: HqStoreView, nowMs: number): Standing {
  if (store.chain === "broken") return { reason: "broken", kind: "stop" };
  if (store.lastSeenAt === null) return { reason: "never", kind: "look" };
  if (nowMs - Date.parse(store.lastSeenAt) > silentMs) return { reason: "silent", kind: "stop" };
  if (store.parked > 0) return { reason: "parked", kind: "look" };
  if (store.behind > manyBehind) return { reason: "behind", kind: "look" };
  return { reason: "none", kind: "ok" };
}

const weight = { stop: 0, look: 1, ok: 2 } as const;

/** Those to look at first, then by what they sold today. */
export function sortStores(stores: readonly HqStoreView[], nowMs: number): HqStoreView[] {
  const rank = (store: HqStoreView) => weight[standing(store, nowMs).kind];
  return stores.toSorted(
    (a, b) =>
      rank(a) - rank(b) || b.revenueToday - a.revenueToday || a.store.localeCompare(b.store),
  );
}
