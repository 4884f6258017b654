import type { Database } from "../platform/sqlite.ts";
import type { Device, Devices } from "../usecases/access-ports.ts";
import type { Pen } from "./pen.ts";

interface DeviceRow {
  id: string;
  kind: string;
  secret_hash: string;
  is_enabled: number;
  is_online: number;
  last_seen_at_ms: number | null;
}

/** The devices that the broker lets in. */
export class SqliteDevices implements Devices {
  readonly #pen: Pen;
  readonly #reader: Database;

  constructor(pen: Pen, reader: Database) {
    this.#pen = pen;
    this.#reader = reader;
  }

  async find(id: string): Promise<Device | undefined> {
    const row = await this.#reader.get<DeviceRow>("SELECT * FROM device WHERE id = ?", id);
    return row === undefined ? undefined : deviceOf(row);
  }

  list(): Promise<Device[]> {
    return readDevices(this.#reader);
  }

  async save(device: Device): Promise<void> {
    await this.#pen.write(({ db }) =>
      db.run(
        `INSERT INTO device (id, kind, secret_hash, is_enabled, is_online, last_seen_at_ms)
         VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET kind = excluded.kind, secret_hash = excluded.secret_hash,
           is_enabled = excluded.is_enabled, is_online = excluded.is_online,
           last_seen_at_ms = excluded.last_seen_at_ms`,
        device.id,
        device.kind,
        device.secretHash,
        device.isEnabled ? 1 : 0,
        device.online ? 1 : 0,
        device.lastSeenAtMs ?? null,
      ),
    );
  }
}

/** Every device, by id. */
export async function readDevices(reader: Database): Promise<Device[]> {
  return (await reader.all<DeviceRow>("SELECT * FROM device ORDER BY id")).map(deviceOf);
}

function deviceOf(row: DeviceRow): Device {
  return {
    id: row.id,
    kind: row.kind,
    secretHash: row.secret_hash,
    isEnabled: row.is_enabled === 1,
    online: row.is_online === 1,
    ...(row.last_seen_at_ms === null ? {} : { lastSeenAtMs: row.last_seen_at_ms }),
  };
}
