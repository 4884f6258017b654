import type { Role } from "../domain/access/access.ts";
import type { WrongPins } from "../domain/access/lockout.ts";

/** A person of the shop who can sign in. */
export interface Person {
  readonly name: string;
  readonly role: Role;
  /** As `hashPin` makes it. */
  readonly pinHash: string;
  readonly wrongPins: WrongPins;
  readonly createdAtMs: number;
}

export interface People {
  find(name: string): Promise<Person | undefined>;
  /** By name. */
  list(): Promise<Person[]>;
  /** Keeps the person as they are now. A new or changed role is an event in the ledger's log. */
  save(person: Person): Promise<void>;
}

/** One sign-in of one person on one screen. The token itself is not kept. */
export interface Session {
  readonly hash: string;
  readonly name: string;
  readonly role: Role;
  readonly openedAtMs: number;
  readonly seenAtMs: number;
}

export interface Sessions {
  find(hash: string): Promise<Session | undefined>;
  /** Keeps it, or moves `seenAtMs` forward. */
  save(session: Session): Promise<void>;
  remove(hash: string): Promise<void>;
}

/** A key of a program or of another box. The key itself is not kept. */
export interface ApiKey {
  readonly hash: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAtMs: number;
}

export interface ApiKeys {
  find(hash: string): Promise<ApiKey | undefined>;
  /** By name. */
  list(): Promise<ApiKey[]>;
  /** A key of the same name takes the place of the old one. */
  save(key: ApiKey): Promise<void>;
}

/** A scale, reader, probe, label, camera or flow with its own identity at the broker. */
export interface Device {
  readonly id: string;
  readonly kind: string;
  /** SHA-256 of its secret, hexadecimal. */
  readonly secretHash: string;
  readonly isEnabled: boolean;
  readonly online: boolean;
  /** Undefined: it has never spoken. */
  readonly lastSeenAtMs?: number;
}

export interface Devices {
  find(id: string): Promise<Device | undefined>;
  /** By id. */
  list(): Promise<Device[]>;
  save(device: Device): Promise<void>;
}
