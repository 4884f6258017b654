import { mayGrant, type Role } from "../domain/access/access.ts";
import type { Caller } from "./callers.ts";
import { refused, type Refused } from "./outcome.ts";
import type { Devices } from "./access-ports.ts";
import type { DoorDesk } from "./sign-in.ts";

interface Grant {
  readonly name: string;
  readonly role: Role;
}

/**
 * A new person. The PIN is answered once and kept only as a hash.
 * @param pin undefined: one is drawn.
 */
export async function addPerson(
  desk: DoorDesk,
  caller: Caller,
  { name, role }: Grant,
  pin: string | undefined,
): Promise<{ readonly kind: "added"; readonly pin: string } | Refused> {
  if (!mayGrant(caller.role, role)) return refused("FORBIDDEN", role);
  if ((await desk.people.find(name)) !== undefined) return refused("NAME_TAKEN", name);
  const first = pin ?? desk.secrets.newPin();
  await desk.people.save({
    name,
    role,
    pinHash: await desk.secrets.hashPin(first),
    wrongPins: { count: 0, lastAtMs: 0 },
    createdAtMs: desk.now(),
  });
  return { kind: "added", pin: first };
}

/** A new key for a program, answered once. One of the same name ends with it. */
export async function addKey(
  desk: DoorDesk,
  caller: Caller,
  { name, role }: Grant,
): Promise<{ readonly kind: "added"; readonly key: string } | Refused> {
  if (!mayGrant(caller.role, role)) return refused("FORBIDDEN", role);
  const key = desk.secrets.newToken("tbx_");
  const hash = desk.secrets.hashToken(key);
  await desk.apiKeys.save({ hash, name, role, createdAtMs: desk.now() });
  return { kind: "added", key };
}

/** Lets a device in. Its secret is answered once; a device that is known gets a new one. */
export async function addDevice(
  desk: DoorDesk & { readonly devices: Devices },
  id: string,
  kind: string,
): Promise<string> {
  const secret = desk.secrets.newToken("");
  const secretHash = desk.secrets.hashToken(secret);
  const known = await desk.devices.find(id);
  await desk.devices.save({ online: false, ...known, id, kind, secretHash, isEnabled: true });
  return secret;
}
