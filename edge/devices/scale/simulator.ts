import { systemClock, type Clock } from "../../platform/clock.ts";
import { seededRandom } from "../../platform/random.ts";
import { connectDevice, type DeviceAddress } from "../mqtt/device-link.ts";
import { cheapCell, LoadCell, type CellErrors } from "./load-cell.ts";

export interface SimulatedScaleOptions extends DeviceAddress {
  /** What lies on the scale at the start, tare included. */
  readonly grams: number;
  readonly seed: number;
  readonly clock?: Clock;
  readonly errors?: CellErrors;
}

/** A shelf scale without hardware that speaks to a real broker. */
export interface SimulatedScale {
  readonly id: string;
  /** What truly lies on it, in grams. */
  readonly grams: number;
  /** A customer takes goods (negative grams), or somebody puts them down. */
  place(grams: number): void;
  /** Pulls the network cable for a moment. */
  breakLine(): void;
  stop(): Promise<void>;
}

/** Ten readings a second while the load moves, and one now and then while it rests. */
const sampleMs = 100;
const restMs = 15_000;
/** Readings after the movement, so that the box sees it come to rest. */
const calmReadings = 4;

/** Starts a scale under a shelf. Resolves when it is connected and has sent its first readings. */
export async function startScale(options: SimulatedScaleOptions): Promise<SimulatedScale> {
  const { clock = systemClock, errors = cheapCell, id } = options;
  const link = await connectDevice("scale", options);
  const cell = new LoadCell(options.grams, seededRandom(options.seed), clock.now(), errors);
  let seq = 0;
  let calm = 0;
  let cancelBurst: (() => void) | undefined;

  const send = () => {
    seq += 1;
    // A line that breaks while sending costs this reading; the next one says the same.
    return link.publish("reading", { grams: cell.read(clock.now()), seq }).catch(() => undefined);
  };
  const burst = () => {
    calm = calmReadings;
    cancelBurst ??= clock.every(sampleMs, () => {
      void send();
      if (!cell.isMoving(clock.now())) calm -= 1;
      if (calm > 0) return;
      cancelBurst?.();
      cancelBurst = undefined;
    });
  };
  const cancelRest = clock.every(restMs, () => void send());
  await send();
  burst();

  return {
    id,
    get grams() {
      return cell.grams;
    },
    place: (grams) => {
      cell.place(grams, clock.now());
      burst();
    },
    breakLine: () => link.breakLine(),
    stop: async () => {
      cancelRest();
      cancelBurst?.();
      await link.close();
    },
  };
}
