import type net from "node:net";
import { expect, test } from "vitest";
import { connectAs, startTestBroker, testDevice, testKeys } from "../../testing/broker.ts";

/** Enough of a backlog to overflow the call stack of aedes' own emitter: it dies of these figures. */
const flooders = 10;
const floodMessages = 3_000;

const topicOf = (id: string, stream: string) => `tillbox/v1/s001/flow/${id}/${stream}`;

function frame(topic: string, payload: string): Buffer {
  const body = Buffer.concat([Buffer.from([0, topic.length]), Buffer.from(topic + payload)]);
  return Buffer.concat([Buffer.from([0x30, body.length]), body]);
}

function socketOf(client: { readonly stream: unknown }): net.Socket {
  return client.stream as net.Socket;
}

async function nextTurn(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}

test("the broker outlives a flood whose only subscriber vanishes", async () => {
  const ids = Array.from({ length: flooders }, (_, n) => `f${n}`);
  const running = await startTestBroker(ids.map((id) => testDevice(id, "flow")));
  const { broker, url } = running;
  const core = await connectAs(url, "core", { password: testKeys.core });
  await core.subscribeAsync(topicOf("+", "notify"), { qos: 0 });
  const clients = await Promise.all(ids.map((id) => connectAs(url, id)));

  // The subscriber stops reading, so that messages pile up behind it, and then it is gone.
  socketOf(core).pause();
  for (const [n, client] of clients.entries())
    socketOf(client).write(
      frame(topicOf(ids[n]!, "notify"), "{}").toString("latin1").repeat(floodMessages),
      "latin1",
    );
  while (broker.counts.messages < floodMessages) await nextTurn();
  socketOf(core).destroy();

  for (const [n, client] of clients.entries())
    await client.publishAsync(topicOf(ids[n]!, "status"), "online", { qos: 1 });
  expect(broker.counts.messages).toBeGreaterThanOrEqual(flooders * floodMessages);
  for (const client of [...clients, core]) await client.endAsync(true);
  await running.close();
});
