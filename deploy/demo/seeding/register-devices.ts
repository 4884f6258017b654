import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashToken, newToken } from "../../../edge/platform/secrets.ts";
import type { Store } from "../../../edge/storage/open-store.ts";
import { planogram } from "../catalogue/planogram.ts";

export interface DemoDevice {
  readonly id: string;
  readonly kind: "scale" | "rfid" | "probe";
  readonly secret: string;
}

/** Where the simulated hardware finds its secrets. */
export function devicesFile(data: string): string {
  return join(data, "demo", "devices.json");
}

/** Makes the shop's devices known: a scale for every shelf, the gate at the door, the cold room's probe. */
export async function registerDevices(store: Store, data: string): Promise<void> {
  const ids = [
    ...planogram.map(({ id }) => ({ id, kind: "scale" as const })),
    { id: "gate-1", kind: "rfid" as const },
    { id: "cold-1", kind: "probe" as const },
  ];
  const devices: DemoDevice[] = ids.map((device) => ({ ...device, secret: newToken() }));
  for (const { id, kind, secret } of devices)
    await store.devices.save({
      id,
      kind,
      secretHash: hashToken(secret),
      isEnabled: true,
      online: false,
    });
  mkdirSync(join(data, "demo"), { recursive: true, mode: 0o700 });
  writeFileSync(devicesFile(data), JSON.stringify(devices), { mode: 0o600 });
}
