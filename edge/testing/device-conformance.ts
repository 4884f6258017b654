import { expect, onTestFinished, test } from "vitest";
import type { Clock } from "../platform/clock.ts";
import { secretOf, startTestBroker, testDevice } from "./broker.ts";
import { ManualClock } from "./manual-clock.ts";
import type { DeviceAddress } from "../devices/mqtt/device-link.ts";

interface ReadingDevice {
  breakLine(): void;
  stop(): Promise<void>;
}

export interface DeviceUnderTest {
  readonly kind: string;
  readonly stream: string;
  /** Starts it; it must send something within some seconds of its clock. */
  start(address: DeviceAddress, clock: Clock): Promise<ReadingDevice>;
  /** Whether a message is a valid one of this kind. */
  isValid(payload: string): boolean;
}

interface Heard {
  readonly stream: string;
  readonly text: string;
}

/** What every device must do that measures and speaks MQTT, simulated or not. */
export function deviceConformance(device: DeviceUnderTest): void {
  const begin = async () => {
    const id = `${device.kind}-1`;
    const running = await startTestBroker([testDevice(id, device.kind)]);
    onTestFinished(() => running.close());
    const waiting: { isIt: (heard: Heard) => boolean; resolve: (heard: Heard) => void }[] = [];
    const all: Heard[] = [];
    await running.broker.subscribe(`tillbox/v1/s001/${device.kind}/${id}/+`, (topic, payload) => {
      const heard = { stream: topic.split("/").at(-1)!, text: payload.toString() };
      all.push(heard);
      for (const [n, each] of [...waiting.entries()].reverse())
        if (each.isIt(heard)) waiting.splice(n, 1)[0]!.resolve(heard);
    });
    const hears = (isIt: (heard: Heard) => boolean) =>
      new Promise<Heard>((resolve) => waiting.push({ isIt, resolve }));
    const clock = new ManualClock();
    const address = { url: running.url, store: "s001", id, secret: secretOf(id), reconnectMs: 10 };
    return { address, all, clock, hears };
  };
  const isStatus = (text: string) => (heard: Heard) =>
    heard.stream === "status" && heard.text === text;
  const isReading = ({ stream }: Heard) => stream === device.stream;

  test("it says that it is there, and goodbye", async () => {
    const { address, clock, hears } = await begin();
    const online = hears(isStatus("online"));
    const running = await device.start(address, clock);
    await online;
    const offline = hears(isStatus("offline"));
    await running.stop();
    await offline;
  });

  test("it sends valid readings, and only those", async () => {
    const { address, all, clock, hears } = await begin();
    const first = hears(isReading);
    const running = await device.start(address, clock);
    onTestFinished(() => running.stop());
    clock.advance(2_000);
    await first;
    for (let n = 0; n < 20; n += 1) {
      const next = hears(isReading);
      clock.advance(15_000);
      await next;
    }
    const readings = all.filter(isReading);
    expect(readings.length).toBeGreaterThanOrEqual(20);
    for (const { text } of readings) expect(device.isValid(text), text).toBe(true);
  });

  test("a broken line is told by its last will, and it comes back by itself", async () => {
    const { address, clock, hears } = await begin();
    const running = await device.start(address, clock);
    onTestFinished(() => running.stop());
    const offline = hears(isStatus("offline"));
    running.breakLine();
    await offline;
    await hears(isStatus("online"));
    const reading = hears(isReading);
    clock.advance(15_000);
    await reading;
  });

  test("with a wrong secret it does not start", async () => {
    const { address, clock } = await begin();
    await expect(device.start({ ...address, secret: "wrong" }, clock)).rejects.toThrow();
  });
}
