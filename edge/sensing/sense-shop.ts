import type net from "node:net";
import type { Settings } from "../config.ts";
import { systemClock, type Clock } from "../platform/clock.ts";
import { boxServerCertificate } from "../platform/certificates.ts";
import type { Log } from "../platform/log.ts";
import { Parts, type Running } from "../platform/run.ts";
import { rulesFor } from "./broker/access.ts";
import { createBroker, type Broker } from "./broker/broker.ts";
import { shopFrameLimits } from "./broker/frame-guard.ts";
import { openGate } from "./broker/gate.ts";
import { identifyInShop, type RegisteredDevice } from "./broker/identity.ts";
import { FactOutbox, type SendFacts } from "./facts.ts";
import { followFloor, type FloorSource } from "./follow-floor.ts";
import { Pipeline } from "./pipeline/pipeline.ts";

export interface SensingOptions {
  readonly settings: Settings;
  readonly floor: FloorSource;
  readonly keys: { readonly core: string; readonly flows: string };
  readonly send: SendFacts;
  readonly log: Log;
  readonly clock?: Clock;
}

export interface Sensing extends Running {
  /** The real ports, also where the settings say 0. */
  readonly ports: { readonly mqtt: number; readonly mqtts: number };
  /** Looks at once for changed shelves and devices. */
  refresh(): Promise<void>;
  /** Counts since the start, by name. */
  metrics(): Readonly<Record<string, number>>;
}

const tickMs = 100;
const reportMs = 60_000;
const connectionsPerAddress = { loopback: 4_096, shop: 256 };

/** The kinds whose words tell something about the shop. */
const listenedKinds = ["scale", "rfid", "probe", "label", "camera"];

/** Runs the broker with the estimators behind it: a reading is judged in the process it arrives in. */
export async function senseShop(options: SensingOptions): Promise<Sensing> {
  const { settings, keys, log, clock = systemClock } = options;
  const parts = new Parts();
  try {
    const outbox = new FactOutbox({ send: options.send, clock, log });
    parts.onStop(() => outbox.stop());
    const pipeline = new Pipeline({
      now: () => clock.now(),
      report: (fact) => outbox.put(fact),
      log,
    });
    const broker = await createBroker({
      identify: identifyInShop((id) => follower.device(id), keys),
      rulesFor: (identity) => rulesFor(identity, settings.store),
      log,
    });
    parts.onStop(() => broker.close());
    let known: Devices = new Map();
    const follower = followFloor(options.floor, clock, log, (shelves, devices) => {
      pipeline.plan(shelves, new Set(devices.keys()));
      const before = known;
      known = devices;
      broker.disconnect(({ kind, id }) => isChanged(before.get(id), devices.get(id), kind));
    });
    parts.onStop(() => follower.stop());
    await follower.look();

    await listen(broker, pipeline, settings.store);
    parts.onStop(clock.every(tickMs, () => pipeline.tick()));
    const gates = await openGates(broker, settings, clock, parts);

    const metrics = () => ({
      ...broker.counts,
      ...gates.refused,
      ...pipeline.counts,
      factsSent: outbox.counts.sent,
      factsWaiting: outbox.waiting,
      factsFailed: outbox.counts.failures,
    });
    parts.onStop(clock.every(reportMs, () => log.info(metrics(), "so far")));
    return {
      ports: gates.ports,
      refresh: () => follower.look(),
      metrics,
      stop: () => parts.stop(),
    };
  } catch (error) {
    await parts.stop();
    throw error;
  }
}

type Devices = ReadonlyMap<string, RegisteredDevice>;

/** Whether a connected device must show again who it is. Parts of the box are in no list. */
function isChanged(
  before: RegisteredDevice | undefined,
  now: RegisteredDevice | undefined,
  kind: string,
): boolean {
  if (before === undefined) return false;
  return !now?.isEnabled || now.kind !== kind || now.secretHash !== before.secretHash;
}

async function listen(broker: Broker, pipeline: Pipeline, store: string): Promise<void> {
  for (const kind of listenedKinds)
    await broker.subscribe(`tillbox/v1/${store}/${kind}/+/+`, (topic, payload) =>
      pipeline.take(topic, payload),
    );
}

/** Plain MQTT on the loopback only; everybody else speaks TLS. */
async function openGates(broker: Broker, settings: Settings, clock: Clock, parts: Parts) {
  const refused: Record<string, number> = {};
  const shared = {
    limits: shopFrameLimits,
    onConnection: (socket: net.Socket) => broker.handle(socket),
    onRefused: (reason: string) => {
      const name = `refused ${reason}`;
      refused[name] = (refused[name] ?? 0) + 1;
    },
  };
  const plain = await openGate({
    ...shared,
    host: "127.0.0.1",
    port: settings.ports.mqtt,
    connectionsPerAddress: connectionsPerAddress.loopback,
  });
  parts.onStop(() => plain.close());
  const hosts = [...new Set(["localhost", "127.0.0.1", settings.host])];
  const secure = await openGate({
    ...shared,
    host: settings.host,
    port: settings.ports.mqtts,
    certificate: await boxServerCertificate(settings.data, hosts, clock.now()),
    connectionsPerAddress: connectionsPerAddress.shop,
  });
  parts.onStop(() => secure.close());
  return { refused, ports: { mqtt: plain.port, mqtts: secure.port } };
}
