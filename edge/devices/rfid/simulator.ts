import { systemClock, type Clock } from "../../platform/clock.ts";
import { seededRandom } from "../../platform/random.ts";
import { connectDevice, type DeviceAddress } from "../mqtt/device-link.ts";

export interface SimulatedGateOptions extends DeviceAddress {
  readonly seed: number;
  readonly clock?: Clock;
  /** Chance that a tag in the field is read in one cycle, 0..1. */
  readonly readRatio?: number;
}

/** A reader at the door that sends JSON over MQTT, without hardware. */
export interface SimulatedGate {
  readonly id: string;
  /** Tags come into the field. @param epcs as hexadecimal. */
  enter(epcs: readonly string[]): void;
  leave(epcs: readonly string[]): void;
  breakLine(): void;
  stop(): Promise<void>;
}

const cycleMs = 500;
/** A reader with nothing in its field says so now and then, so that it does not count as dead. */
const emptyReportMs = 15_000;
/** Mixed goods; a tag in a bad place stays unread for longer than this ratio says. Assumed. */
const mixedGoodsRatio = 0.85;
const antennas = 2;

/** Starts a gate. It sends what it reads, and a sign of life when it reads nothing. */
export async function startGate(options: SimulatedGateOptions): Promise<SimulatedGate> {
  const { clock = systemClock, readRatio = mixedGoodsRatio, id } = options;
  const link = await connectDevice("rfid", options);
  const random = seededRandom(options.seed);
  const field = new Set<string>();
  let cancelCycle: (() => void) | undefined;

  const cycle = () => {
    const reads = [...field]
      .filter(() => random.next() < readRatio)
      .map((epc) => ({
        epc,
        antenna: random.between(1, antennas),
        rssi: random.between(-70, -45),
      }));
    if (reads.length > 0) void link.publish("reads", { reads }).catch(() => undefined);
  };
  const cancelEmpty = clock.every(emptyReportMs, () => {
    if (field.size === 0) void link.publish("reads", { reads: [] }).catch(() => undefined);
  });
  return {
    id,
    enter: (epcs) => {
      for (const epc of epcs) field.add(epc);
      cancelCycle ??= clock.every(cycleMs, cycle);
    },
    leave: (epcs) => {
      for (const epc of epcs) field.delete(epc);
      if (field.size > 0) return;
      cancelCycle?.();
      cancelCycle = undefined;
    },
    breakLine: () => link.breakLine(),
    stop: async () => {
      cancelCycle?.();
      cancelEmpty();
      await link.close();
    },
  };
}
