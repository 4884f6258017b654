import type { Role } from "../domain/access/access.ts";
import type { Database } from "../platform/sqlite.ts";
import type { Now } from "../usecases/moments.ts";
import type {
  ApiKey,
  ApiKeys,
  People,
  Person,
  Session,
  Sessions,
} from "../usecases/access-ports.ts";
import type { Pen } from "./pen.ts";

interface PersonRow {
  name: string;
  role: Role;
  pin_hash: string;
  wrong_pins: number;
  wrong_at_ms: number;
  created_at_ms: number;
}

/** Who can sign in. A new or changed role is an event in the log; PINs are not. */
export class SqlitePeople implements People {
  readonly #pen: Pen;
  readonly #reader: Database;
  readonly #now: Now;

  constructor(pen: Pen, reader: Database, now: Now) {
    this.#pen = pen;
    this.#reader = reader;
    this.#now = now;
  }

  async find(name: string): Promise<Person | undefined> {
    const row = await this.#reader.get<PersonRow>("SELECT * FROM person WHERE name = ?", name);
    return row === undefined ? undefined : personOf(row);
  }

  async list(): Promise<Person[]> {
    return (await this.#reader.all<PersonRow>("SELECT * FROM person ORDER BY name")).map(personOf);
  }

  async save(person: Person): Promise<void> {
    await this.#pen.write(async ({ db, append }) => {
      const before = await db.get<{ role: Role }>(
        "SELECT role FROM person WHERE name = ?",
        person.name,
      );
      await db.run(
        `INSERT INTO person (name, role, pin_hash, wrong_pins, wrong_at_ms, created_at_ms)
         VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET role = excluded.role, pin_hash = excluded.pin_hash,
           wrong_pins = excluded.wrong_pins, wrong_at_ms = excluded.wrong_at_ms`,
        person.name,
        person.role,
        person.pinHash,
        person.wrongPins.count,
        person.wrongPins.lastAtMs,
        person.createdAtMs,
      );
      if (before?.role !== person.role)
        await append("person.changed", this.#now(), { name: person.name, role: person.role });
    });
  }
}

function personOf(row: PersonRow): Person {
  return {
    name: row.name,
    role: row.role,
    pinHash: row.pin_hash,
    wrongPins: { count: row.wrong_pins, lastAtMs: row.wrong_at_ms },
    createdAtMs: row.created_at_ms,
  };
}

/** Who is signed in where. */
export class SqliteSessions implements Sessions {
  readonly #pen: Pen;
  readonly #reader: Database;

  constructor(pen: Pen, reader: Database) {
    this.#pen = pen;
    this.#reader = reader;
  }

  find(hash: string): Promise<Session | undefined> {
    return this.#reader.get(
      `SELECT hash, name, role, opened_at_ms AS openedAtMs, seen_at_ms AS seenAtMs
       FROM session WHERE hash = ?`,
      hash,
    );
  }

  async save(session: Session): Promise<void> {
    await this.#pen.write(({ db }) =>
      db.run(
        `INSERT INTO session (hash, name, role, opened_at_ms, seen_at_ms) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET seen_at_ms = max(seen_at_ms, excluded.seen_at_ms)`,
        session.hash,
        session.name,
        session.role,
        session.openedAtMs,
        session.seenAtMs,
      ),
    );
  }

  async remove(hash: string): Promise<void> {
    await this.#pen.write(({ db }) => db.run("DELETE FROM session WHERE hash = ?", hash));
  }
}

/** Keys of programs. A new key is an event in the log; the key is not. */
export class SqliteApiKeys implements ApiKeys {
  readonly #pen: Pen;
  readonly #reader: Database;

  constructor(pen: Pen, reader: Database) {
    this.#pen = pen;
    this.#reader = reader;
  }

  find(hash: string): Promise<ApiKey | undefined> {
    return this.#reader.get(
      "SELECT hash, name, role, created_at_ms AS createdAtMs FROM api_key WHERE hash = ?",
      hash,
    );
  }

  list(): Promise<ApiKey[]> {
    return this.#reader.all(
      "SELECT hash, name, role, created_at_ms AS createdAtMs FROM api_key ORDER BY name",
    );
  }

  async save(key: ApiKey): Promise<void> {
    await this.#pen.write(async ({ db, append }) => {
      await db.run(
        `INSERT INTO api_key (name, hash, role, created_at_ms) VALUES (?, ?, ?, ?)
         ON CONFLICT (name) DO UPDATE SET hash = excluded.hash, role = excluded.role,
           created_at_ms = excluded.created_at_ms`,
        key.name,
        key.hash,
        key.role,
        key.createdAtMs,
      );
      await append("key.changed", key.createdAtMs, { name: key.name, role: key.role });
    });
  }
}
