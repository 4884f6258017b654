import mqtt from "mqtt";
import { alertStateShape, decodeTopic, encodeTopic } from "../edge/contract/mqtt.ts";
import type { Log } from "../edge/platform/log.ts";

/** A change of an alert, as flows see it. `state` is "closed" when it is over. */
interface AlertChange {
  readonly alert: string;
  readonly kind: string;
  readonly shelf: string;
  readonly sku: string;
  readonly state: string;
  readonly since: string;
  readonly evidence: Readonly<Record<string, number | string>>;
}

interface Notice {
  readonly alert: string;
  /** A role or a name. */
  readonly to: string;
  readonly channel: string;
}

/** The line between the flows and the shop. Flows see nothing else of it. */
export interface ShopLink {
  /** Alerts that are open now are told first, then each change. @returns how to stop hearing. */
  onAlert(listener: (change: AlertChange) => void): () => void;
  /** Whether the broker is there: told at once and at each change. */
  onLine(listener: (isUp: boolean) => void): () => void;
  notify(notice: Notice): Promise<void>;
  close(): Promise<void>;
}

export interface ShopLinkOptions {
  readonly url: string;
  readonly store: string;
  readonly password: string;
  readonly log: Log;
}

/** This process's name at the broker. */
const flowsName = "flows";
const reconnectMs = 1_000;

/** Connects in the background: flows start without a broker and hear of the alerts when it is there. */
export function connectShop({ url, store, password, log }: ShopLinkOptions): ShopLink {
  const listeners = new Set<(change: AlertChange) => void>();
  const watchers = new Set<(isUp: boolean) => void>();
  const known = new Map<string, AlertChange>();
  const client = mqtt.connect(url, {
    clientId: flowsName,
    username: flowsName,
    password,
    reconnectPeriod: reconnectMs,
    will: {
      topic: encodeTopic({ store, kind: "flow", device: flowsName, stream: "status" }),
      payload: Buffer.from("offline"),
      qos: 1,
      retain: true,
    },
  });
  const status = encodeTopic({ store, kind: "flow", device: flowsName, stream: "status" });

  client.on("connect", () => {
    client.publish(status, "online", { qos: 1, retain: true });
    client.subscribe(encodeTopic({ store, kind: "alert", device: "+", stream: "state" }), {
      qos: 1,
    });
    for (const watcher of watchers) watcher(true);
  });
  client.on("close", () => {
    for (const watcher of watchers) watcher(false);
  });
  client.on("error", (error) => log.warn({ err: error }, "the broker refuses the flows"));
  client.on("message", (topic, payload) => {
    const change = readChange(topic, payload, known);
    if (change === undefined) return;
    if (change.state === "closed") known.delete(change.alert);
    else known.set(change.alert, change);
    for (const listener of listeners) listener(change);
  });

  return {
    onAlert: (listener) => {
      listeners.add(listener);
      for (const change of known.values()) listener(change);
      return () => void listeners.delete(listener);
    },
    onLine: (watcher) => {
      watchers.add(watcher);
      watcher(client.connected);
      return () => void watchers.delete(watcher);
    },
    notify: async (notice) => {
      const topic = encodeTopic({ store, kind: "flow", device: flowsName, stream: "notify" });
      await client.publishAsync(topic, JSON.stringify(notice), { qos: 1 });
    },
    close: () => client.endAsync(true),
  };
}

/**
 * Undefined when nothing changed: after the broker was away the core tells all open alerts again,
 * and nobody shall be called twice.
 */
function readChange(
  topic: string,
  payload: Buffer,
  known: ReadonlyMap<string, AlertChange>,
): AlertChange | undefined {
  const alert = decodeTopic(topic)?.device;
  if (alert === undefined) return undefined;
  const before = known.get(alert);
  if (payload.length === 0)
    return before === undefined ? undefined : { ...before, state: "closed" };
  const parsed = alertStateShape.safeParse(readJson(payload));
  if (!parsed.success || parsed.data.state === before?.state) return undefined;
  return { alert, ...parsed.data };
}

function readJson(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString("utf8"));
  } catch {
    return undefined;
  }
}
