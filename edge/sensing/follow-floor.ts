import type { Shelf } from "../domain/shelf/shelf.ts";
import type { Clock } from "../platform/clock.ts";
import type { Log } from "../platform/log.ts";
import type { RegisteredDevice } from "./broker/identity.ts";

/** Where the shelves and the devices are kept. */
export interface FloorSource {
  /** Another value after each change of the ledger. */
  version(): Promise<number>;
  floor(): Promise<{
    readonly shelves: readonly Shelf[];
    readonly devices: readonly RegisteredDevice[];
  }>;
}

export interface FloorFollower {
  device(id: string): RegisteredDevice | undefined;
  /** Looks now, without waiting for the next round. */
  look(): Promise<void>;
  stop(): void;
}

/** A new device may speak, and a disabled one may not, within a second. */
const lookMs = 500;

/** Follows the shop floor, so that a changed shelf or device counts without a restart. */
export function followFloor(
  source: FloorSource,
  clock: Clock,
  log: Log,
  onChange: (shelves: readonly Shelf[], devices: ReadonlyMap<string, RegisteredDevice>) => void,
): FloorFollower {
  let devices = new Map<string, RegisteredDevice>();
  let version: number | undefined;
  let last = "";
  let looking: Promise<void> | undefined;

  const lookOnce = async () => {
    const now = await source.version();
    if (now === version) return;
    const floor = await source.floor();
    version = now;
    // Most changes of the ledger are sales, which leave the floor as it is.
    const text = JSON.stringify(floor);
    if (text === last) return;
    last = text;
    devices = new Map(floor.devices.map((device) => [device.id, device]));
    onChange(floor.shelves, devices);
  };
  const look = () =>
    (looking ??= lookOnce()
      .catch((error: unknown) => log.warn({ err: error }, "the shop floor cannot be read now"))
      .finally(() => (looking = undefined)));

  const stop = clock.every(lookMs, () => void look());
  return { device: (id) => devices.get(id), look, stop };
}
