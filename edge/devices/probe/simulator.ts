import { systemClock, type Clock } from "../../platform/clock.ts";
import { seededRandom } from "../../platform/random.ts";
import { connectDevice, type DeviceAddress } from "../mqtt/device-link.ts";

export interface SimulatedProbeOptions extends DeviceAddress {
  /** Air of the cold place at the start. */
  readonly celsius: number;
  readonly seed: number;
  readonly clock?: Clock;
  readonly everyMs?: number;
}

/** A thermometer in a cooler, without hardware. */
export interface SimulatedProbe {
  readonly id: string;
  /** The air turns to this temperature, slowly, as air does. */
  setAir(celsius: number): void;
  breakLine(): void;
  stop(): Promise<void>;
}

/** Noise of an air probe, and the time in which two thirds of a change are seen; assumed. */
const noiseCelsius = 0.15;
const lagMs = 4 * 60_000;

export async function startProbe(options: SimulatedProbeOptions): Promise<SimulatedProbe> {
  const { clock = systemClock, everyMs = 15_000, id } = options;
  const link = await connectDevice("probe", options);
  const random = seededRandom(options.seed);
  let air = options.celsius;
  let shown = options.celsius;
  let lastMs = clock.now();

  const send = () => {
    const nowMs = clock.now();
    shown = air + (shown - air) * Math.exp((lastMs - nowMs) / lagMs);
    lastMs = nowMs;
    const celsius = Math.round((shown + random.normal(noiseCelsius)) * 16) / 16;
    const humidity = random.between(58, 66);
    return link.publish("reading", { celsius, humidity }).catch(() => undefined);
  };
  const cancel = clock.every(everyMs, () => void send());
  await send();

  return {
    id,
    setAir: (celsius) => {
      air = celsius;
    },
    breakLine: () => link.breakLine(),
    stop: async () => {
      cancel();
      await link.close();
    },
  };
}
