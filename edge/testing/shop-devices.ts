import type { Shelf } from "../domain/shelf/shelf.ts";
import { startProbe, type SimulatedProbe } from "../devices/probe/simulator.ts";
import { startGate, type SimulatedGate } from "../devices/rfid/simulator.ts";
import { startScale, type SimulatedScale } from "../devices/scale/simulator.ts";
import type { Clock } from "../platform/clock.ts";
import { SimulatedShop } from "./simulated-shop.ts";

export interface ShopDevicesOptions {
  readonly url: string;
  readonly store: string;
  readonly shelves: readonly Shelf[];
  readonly probes: readonly string[];
  readonly gates: readonly string[];
  /** The secret of a device that is registered with the shop. */
  readonly secretOf: (id: string) => string;
  readonly seed: number;
  readonly fillRatio?: number;
  readonly clock?: Clock;
}

export interface ShopDevices {
  /** The people and the goods; whatever they do shows on the scales. */
  readonly shop: SimulatedShop;
  readonly scales: ReadonlyMap<string, SimulatedScale>;
  readonly probes: ReadonlyMap<string, SimulatedProbe>;
  readonly gates: ReadonlyMap<string, SimulatedGate>;
  stop(): Promise<void>;
}

const chilledCelsius = 4;
/** So many connect at once: a shop's devices do not all wake in the same moment either. */
const together = 8;

/** Starts a shop's devices, each with its own connection, around one simulated shop floor. */
export async function startShopDevices(options: ShopDevicesOptions): Promise<ShopDevices> {
  const { url, store, shelves, seed, secretOf, clock, fillRatio } = options;
  const scales = new Map<string, SimulatedScale>();
  const probes = new Map<string, SimulatedProbe>();
  const gates = new Map<string, SimulatedGate>();
  const stop = async () => {
    await Promise.all([...scales.values(), ...probes.values(), ...gates.values()].map(stopOne));
  };
  const shop = new SimulatedShop({
    shelves,
    seed,
    ...(fillRatio === undefined ? {} : { fillRatio }),
    onMove: (shelf, grams) => scales.get(shelf)?.place(grams),
  });
  const common = (id: string, number: number) => ({
    url,
    store,
    id,
    secret: secretOf(id),
    seed: seed + number,
    ...(clock === undefined ? {} : { clock }),
  });

  try {
    await inGroups(shelves, async ({ id }, n) => {
      scales.set(id, await startScale({ ...common(id, n), grams: shop.grams(id) }));
    });
    await inGroups(options.probes, async (id, n) => {
      probes.set(id, await startProbe({ ...common(id, 1_000 + n), celsius: chilledCelsius }));
    });
    await inGroups(options.gates, async (id, n) => {
      gates.set(id, await startGate(common(id, 2_000 + n)));
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return { shop, scales, probes, gates, stop };
}

function stopOne(device: { stop(): Promise<void> }): Promise<void> {
  return device.stop();
}

async function inGroups<T>(
  items: readonly T[],
  start: (item: T, number: number) => Promise<void>,
): Promise<void> {
  for (let first = 0; first < items.length; first += together)
    await Promise.all(
      items.slice(first, first + together).map((item, n) => start(item, first + n)),
    );
}
