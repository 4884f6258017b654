import type net from "node:net";
import type tls from "node:tls";
import { Aedes, type AedesOptions, type Client } from "aedes";
import type { Log } from "../../platform/log.ts";
import { maySubscribe, mayPublish, type Identity, type Rule } from "./access.ts";
import { Emitter } from "./emitter.ts";
import type { Identify } from "./identity.ts";

/** What the broker has seen since it started. */
interface BrokerCounts {
  connected: number;
  messages: number;
  refusedConnections: number;
  refusedMessages: number;
  refusedSubscriptions: number;
  brokenConnections: number;
}

export interface BrokerOptions {
  readonly identify: Identify;
  readonly rulesFor: (identity: Identity) => readonly Rule[];
  /** Where sessions, queues and retained messages are kept; memory when absent. */
  readonly persistence?: unknown;
  readonly log: Log;
}

/** The shop's MQTT broker. What no rule allows is refused. */
export interface Broker {
  readonly counts: Readonly<BrokerCounts>;
  handle(socket: net.Socket): void;
  /** Hears messages inside this process, at the moment of their arrival. */
  subscribe(filter: string, listener: (topic: string, payload: Buffer) => void): Promise<void>;
  /** Cuts the connections of those who are no longer who they were. */
  disconnect(isGone: (identity: Identity) => boolean): void;
  close(): Promise<void>;
}

interface Session {
  readonly identity: Identity;
  readonly rules: readonly Rule[];
}

const connectTimeoutMs = 3_000;
/** A subscriber that takes nothing for so long is cut, because publishers wait for it. */
const drainTimeoutMs = 5_000;

export async function createBroker(options: BrokerOptions): Promise<Broker> {
  const counts: BrokerCounts = {
    connected: 0,
    messages: 0,
    refusedConnections: 0,
    refusedMessages: 0,
    refusedSubscriptions: 0,
    brokenConnections: 0,
  };
  const sessions = new WeakMap<Client, Session>();
  const connected = new Set<Client>();
  const aedes = await Aedes.createBroker({
    mq: new Emitter(),
    ...(options.persistence === undefined ? {} : { persistence: options.persistence }),
    connectTimeout: connectTimeoutMs,
    drainTimeout: drainTimeoutMs,
    // Ids carry their owner's name in front, which MQTT 3.1 did not foresee.
    maxClientsIdLength: 256,
    maxTopicLevels: 16,
    ...connectHooks(options, sessions, counts),
    ...topicHooks(sessions, counts),
  });
  watch(aedes, connected, counts, options.log);

  return {
    counts,
    handle: (socket) => void aedes.handle(socket),
    subscribe: (filter, listener) =>
      new Promise((resolve) => {
        aedes.subscribe(
          filter,
          (packet, done) => {
            listener(packet.topic, Buffer.from(packet.payload));
            done();
          },
          resolve,
        );
      }),
    disconnect: (isGone) => {
      for (const client of connected) {
        const session = sessions.get(client);
        if (session !== undefined && isGone(session.identity)) client.close();
      }
    },
    close: () => new Promise((resolve) => aedes.close(resolve)),
  };
}

function watch(aedes: Aedes, connected: Set<Client>, counts: BrokerCounts, log: Log): void {
  aedes.on("client", (client) => {
    connected.add(client);
    counts.connected = connected.size;
  });
  aedes.on("clientDisconnect", (client) => {
    connected.delete(client);
    counts.connected = connected.size;
  });
  aedes.on("publish", (_packet, client) => {
    if (client !== null) counts.messages += 1;
  });
  const broken = (client: Client, error: Error) => {
    counts.brokenConnections += 1;
    log.debug({ client: client.id, err: error }, "a connection broke");
  };
  aedes.on("clientError", broken);
  aedes.on("connectionError", broken);
  // Not in the type: what the persistence could not do is told here, and would end the process.
  const errors = aedes as unknown as { on(event: "error", listener: (error: Error) => void): void };
  errors.on("error", (error) => log.error({ err: error }, "the broker could not keep a message"));
}

/** Who connects, under which session, with which last will. */
function connectHooks(
  { identify, rulesFor }: BrokerOptions,
  sessions: WeakMap<Client, Session>,
  counts: BrokerCounts,
): Pick<AedesOptions, "preConnect" | "authenticate"> {
  const asked = new WeakMap<Client, Asked>();
  return {
    preConnect: (client, packet, done) => {
      const { clientId, clean, will } = packet;
      asked.set(client, { hasNoName: clientId === "" && clean === false, will });
      // A session belongs to its owner: nobody takes over another's by taking its client id.
      const owner = certificateName(client) || (packet.username ?? "");
      if (clientId !== "") packet.clientId = `${owner}:${clientId}`;
      done(null, true);
    },
    authenticate: (client, username, password, done) => {
      const identity = identify({
        username: username ?? "",
        password: password?.toString() ?? "",
        certificateName: certificateName(client),
        isLoopback: isLoopback(client),
      });
      const session = identity && { identity, rules: rulesFor(identity) };
      const refusal = refusalOf(asked.get(client), session);
      if (refusal === undefined && session !== undefined) {
        sessions.set(client, session);
        done(null, true);
        return;
      }
      counts.refusedConnections += 1;
      done(Object.assign(new Error("refused"), { returnCode: refusal }) as never, false);
    },
  };
}

interface Asked {
  /** A session that must last, without a client id. */
  readonly hasNoName: boolean;
  readonly will: Will | undefined;
}

/** The return code of CONNACK, MQTT 3.1.1 sections 3.1.3.1 and 3.2.2.3; undefined lets it in. */
function refusalOf(asked: Asked | undefined, session: Session | undefined): number | undefined {
  if (asked?.hasNoName === true) return 2;
  if (session === undefined) return 5;
  const will = asked?.will;
  if (will === undefined) return undefined;
  return mayPublish(session.rules, will.topic, will.retain ?? false) ? undefined : 5;
}

interface Will {
  readonly topic: string;
  readonly retain?: boolean;
}

function topicHooks(
  sessions: WeakMap<Client, Session>,
  counts: BrokerCounts,
): Pick<AedesOptions, "authorizePublish" | "authorizeSubscribe"> {
  const rulesOf = (client: Client | null) =>
    (client === null ? undefined : sessions.get(client)?.rules) ?? [];
  return {
    authorizePublish: (client, packet, done) => {
      if (mayPublish(rulesOf(client), packet.topic, packet.retain)) {
        done();
        return;
      }
      counts.refusedMessages += 1;
      done(new Error(`not allowed to publish on ${packet.topic}`));
    },
    authorizeSubscribe: (client, subscription, done) => {
      if (maySubscribe(rulesOf(client), subscription.topic)) {
        done(null, subscription);
        return;
      }
      counts.refusedSubscriptions += 1;
      done(null, null);
    },
  };
}

function certificateName(client: Client): string {
  const socket = client.conn as tls.TLSSocket;
  const name = socket.authorized ? socket.getPeerCertificate().subject.CN : "";
  return typeof name === "string" ? name : "";
}

function isLoopback(client: Client): boolean {
  const address = (client.conn as net.Socket).remoteAddress ?? "";
  return address === "::1" || /^(::ffff:)?127\./.test(address);
}
