import { createHash } from "node:crypto";
import mqtt, { type IClientOptions, type MqttClient } from "mqtt";
import { silentLog } from "../platform/log.ts";
import { rulesFor } from "../sensing/broker/access.ts";
import { createBroker, type Broker, type BrokerOptions } from "../sensing/broker/broker.ts";
import { shopFrameLimits } from "../sensing/broker/frame-guard.ts";
import { openGate, type GateOptions } from "../sensing/broker/gate.ts";
import { identifyInShop, type RegisteredDevice } from "../sensing/broker/identity.ts";

/** The secrets of a test's broker: a device's secret follows from its id. */
export const testKeys = { core: "the core's key", flows: "the flows' key" };

export function secretOf(id: string): string {
  return `secret of ${id}`;
}

export function testDevice(id: string, kind: string): RegisteredDevice {
  const secretHash = createHash("sha256").update(secretOf(id)).digest("hex");
  return { id, kind, secretHash, isEnabled: true };
}

export interface TestBroker {
  readonly broker: Broker;
  readonly url: string;
  readonly port: number;
  readonly refusals: string[];
  close(): Promise<void>;
}

/** A real broker on a free port of the loopback, for store s001. */
export async function startTestBroker(
  devices: readonly RegisteredDevice[],
  changes: Partial<BrokerOptions> & Partial<Pick<GateOptions, "certificate">> = {},
): Promise<TestBroker> {
  const { certificate, ...brokerChanges } = changes;
  const known = new Map(devices.map((device) => [device.id, device]));
  const broker = await createBroker({
    identify: identifyInShop((id) => known.get(id), testKeys),
    rulesFor: (identity) => rulesFor(identity, "s001"),
    log: silentLog,
    ...brokerChanges,
  });
  const refusals: string[] = [];
  const gate = await openGate({
    host: "127.0.0.1",
    port: 0,
    ...(certificate === undefined ? {} : { certificate }),
    limits: shopFrameLimits,
    connectionsPerAddress: 64,
    onConnection: (socket) => broker.handle(socket),
    onRefused: (reason) => void refusals.push(reason),
  });
  return {
    broker,
    refusals,
    port: gate.port,
    url: `${certificate === undefined ? "mqtt" : "mqtts"}://127.0.0.1:${gate.port}`,
    close: async () => {
      await broker.close();
      await gate.close();
    },
  };
}

/** Connects once, without trying again. */
export function connectAs(
  url: string,
  username: string,
  options: IClientOptions = {},
): Promise<MqttClient> {
  return mqtt.connectAsync(
    url,
    { username, password: secretOf(username), reconnectPeriod: 0, ...options },
    false,
  );
}
