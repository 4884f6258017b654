import type net from "node:net";
import { expect, test } from "vitest";
import { connectAs, startTestBroker, testDevice, testKeys } from "../../testing/broker.ts";

/** Enough of a backlog to overflow the call stack of aedes' own emitter. */
const floodMessages = 60_000;

function frame(topic: string, payload: string): Buffer {
  const body = Buffer.concat([Buffer.from([0, topic.length]), Buffer.from(topic + payload)]);
  return Buffer.concat([Buffer.from([0x30, body.length]), body]);
}

function streamOf({ stream }: { readonly stream: unknown }): net.Socket {
  return stream as net.Socket;
}

const turn = () => new Promise<void>((resolve) => void setImmediate(() => resolve()));

test("the broker outlives a flood whose only subscriber vanishes", async () => {
  const { broker, url, close } = await startTestBroker([testDevice("f1", "flow")]);
  const core = await connectAs(url, "core", { password: testKeys.core });
  await core.subscribeAsync("tillbox/v1/s001/flow/+/notify", { qos: 0 });

  const flooder = await connectAs(url, "f1");
  const topic = "tillbox/v1/s001/flow/f1/notify";
  const message = frame(topic, '{"alert":"a","to":"b","channel":"c"}');
  const flood = Buffer.concat(Array.from({ length: floodMessages }, () => message));
  // The subscriber stops reading, so that messages pile up behind it, and then it is gone.
  streamOf(core).pause();
  streamOf(flooder).write(flood);
  while (broker.counts.messages < floodMessages / 10) await turn();
  streamOf(core).destroy();

  await flooder.publishAsync("tillbox/v1/s001/flow/f1/status", "online", { qos: 1 });
  expect(broker.counts.messages).toBeGreaterThanOrEqual(floodMessages);
  await flooder.endAsync(true);
  await core.endAsync(true);
  await close();
});
