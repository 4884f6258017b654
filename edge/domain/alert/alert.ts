/** What a shelf alert says is wrong. */
export const alertKinds = [
  "shelf-empty",
  "shelf-low",
  "cold-chain",
  "sensor-silent",
  "kiosk-help",
  "stock-negative",
] as const;

export type AlertKind = (typeof alertKinds)[number];

export type AlertState = "open" | "accepted" | "done" | "not-so" | "recovered";

/** Something that a person of the shop must answer. At most one is open for a cause. */
export interface Alert {
  readonly id: string;
  readonly kind: AlertKind;
  /** What it is about: a shelf, probe, device or kiosk id. Kind and place together are the cause. */
  readonly place: string;
  /** Empty when it is about no product. */
  readonly sku: string;
  readonly state: AlertState;
  readonly sinceMs: number;
  /** What was measured, for example `{count: 1, minimum: 4, grams: 530}`. */
  readonly evidence: Readonly<Record<string, number | string>>;
  /** Who took it on. */
  readonly owner: string;
  readonly closedAtMs?: number;
  /** Who was told, and by what channel, as the flows or the built-in path decided. */
  readonly notified: readonly {
    readonly to: string;
    readonly channel: string;
    readonly atMs: number;
  }[];
}

/** What can happen to an alert after it was raised. Handed over, it waits for anybody again. */
export type AlertStep = "accept" | "hand-over" | "done" | "not-so" | "recover";

const steps: Readonly<Record<AlertState, Partial<Record<AlertStep, AlertState>>>> = {
  open: { accept: "accepted", done: "done", "not-so": "not-so", recover: "recovered" },
  accepted: { "hand-over": "open", done: "done", "not-so": "not-so", recover: "recovered" },
  done: {},
  "not-so": {},
  recovered: {},
};

/** The state after `step`, or undefined when that step is not possible any more. */
export function nextAlertState(state: AlertState, step: AlertStep): AlertState | undefined {
  return steps[state][step];
}

export function isAlertClosed(state: AlertState): boolean {
  return Object.keys(steps[state]).length === 0;
}
