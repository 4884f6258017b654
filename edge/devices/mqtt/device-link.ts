import mqtt, { type MqttClient } from "mqtt";
import { encodeTopic } from "../../contract/mqtt.ts";

/** Where a device's broker is, and by what the broker knows the device. */
export interface DeviceAddress {
  /** `mqtt://host:port`, or `mqtts://host:port` with `authority`. */
  readonly url: string;
  readonly store: string;
  readonly id: string;
  readonly secret: string;
  /** The box's authority as PEM, for TLS. */
  readonly authority?: string;
  /** Pause before connecting again. */
  readonly reconnectMs?: number;
}

/** A device's line to the shop's broker: it says "online", leaves "offline" as its will, and comes back. */
export interface DeviceLink {
  /** Settles when the broker has the message; while there is no broker the newest message waits. */
  publish(stream: string, payload: object): Promise<void>;
  /** Breaks the line as a pulled cable does; it comes back by itself. */
  breakLine(): void;
  /** Says goodbye: "offline" is told by the device itself. */
  close(): Promise<void>;
}

/** Resolves when the device is connected for the first time. */
export async function connectDevice(kind: string, address: DeviceAddress): Promise<DeviceLink> {
  const { url, store, id, secret, authority, reconnectMs = 1_000 } = address;
  const topic = (stream: string) => encodeTopic({ store, kind, device: id, stream });
  const status = topic("status");
  const client = mqtt.connect(url, {
    clientId: id,
    username: id,
    password: secret,
    keepalive: 30,
    reconnectPeriod: reconnectMs,
    // A reading that could not be sent is worth nothing when the next one is there.
    queueQoSZero: false,
    ...(authority === undefined ? {} : { ca: authority }),
    will: { topic: status, payload: Buffer.from("offline"), qos: 1, retain: true },
  });
  client.on("connect", () => void client.publish(status, "online", { qos: 1, retain: true }));
  client.on("error", () => undefined);
  await connected(client);
  return {
    publish: async (stream, payload) => {
      if (client.connected)
        await client.publishAsync(topic(stream), JSON.stringify(payload), { qos: 1 });
    },
    breakLine: () => (client.stream as unknown as { destroy(): void }).destroy(),
    close: async () => {
      if (client.connected) await client.publishAsync(status, "offline", { qos: 1, retain: true });
      await client.endAsync(true);
    },
  };
}

function connected(client: MqttClient): Promise<void> {
  return new Promise((resolve, reject) => {
    client.once("connect", () => resolve());
    // Wrong credentials do not get better by trying again; everything else may.
    client.on("error", (error) => {
      if (!("code" in error) || typeof error.code !== "number") return;
      client.end(true);
      reject(error);
    });
  });
}
