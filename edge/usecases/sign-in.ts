import { lockedUntilMs } from "../domain/access/lockout.ts";
import type { Caller } from "./callers.ts";
import type { Turns } from "./change-basket.ts";
import { refused, type Refused } from "./outcome.ts";
import type { Now } from "./moments.ts";
import type { ApiKeys, People, Person, Sessions } from "./access-ports.ts";

/** Everything that needs secrets of the box: hashes, PINs and tokens. */
export interface Secrets {
  hashPin(pin: string): Promise<string>;
  isPin(pin: string, kept: string): Promise<boolean>;
  newPin(): string;
  newToken(prefix: string): string;
  hashToken(token: string): string;
}

export interface DoorDesk {
  readonly people: People;
  readonly sessions: Sessions;
  readonly apiKeys: ApiKeys;
  readonly secrets: Secrets;
  readonly turns: Turns;
  readonly now: Now;
  /** Hash of the box's own key: who shows it is the box itself. */
  readonly internalKeyHash: string;
}

/** A shift; nobody stays signed in longer. */
export const sessionLifeMs = 12 * 3_600_000;
/** A console that nobody has touched for so long asks for the PIN again. */
const sessionIdleMs = 2 * 3_600_000;
/** How exactly the last use is kept: once a minute is enough. */
const seenStepMs = 60_000;

const noPerson =
  "scrypt$16384$8$2$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/**
 * A person signs in with name and PIN. Wrong PINs lock the name for a time that doubles; whether a
 * name exists can be told neither from the answer nor from the time that it takes.
 */
export function signIn(
  desk: DoorDesk,
  name: string,
  pin: string,
): Promise<{ readonly kind: "in"; readonly token: string; readonly person: Person } | Refused> {
  return desk.turns.take(`sign-in ${name}`, async () => {
    const person = await desk.people.find(name);
    const locked = person === undefined ? 0 : lockedUntilMs(person.wrongPins);
    if (locked > desk.now()) return refused("LOGIN_LOCKED", new Date(locked).toISOString());
    const isRight = await desk.secrets.isPin(pin, person?.pinHash ?? noPerson);
    if (person === undefined || !isRight) {
      if (person !== undefined) await countWrongPin(desk, person);
      return refused("LOGIN_REFUSED");
    }
    if (person.wrongPins.count > 0)
      await desk.people.save({ ...person, wrongPins: { count: 0, lastAtMs: 0 } });
    return { kind: "in", token: await openSession(desk, person), person };
  });
}

async function countWrongPin(desk: DoorDesk, person: Person): Promise<void> {
  const wrongPins = { count: person.wrongPins.count + 1, lastAtMs: desk.now() };
  await desk.people.save({ ...person, wrongPins });
}

async function openSession(desk: DoorDesk, { name, role }: Person): Promise<string> {
  const token = desk.secrets.newToken("");
  const atMs = desk.now();
  const hash = desk.secrets.hashToken(token);
  await desk.sessions.save({ hash, name, role, openedAtMs: atMs, seenAtMs: atMs });
  return token;
}

export async function signOut(desk: DoorDesk, token: string): Promise<void> {
  await desk.sessions.remove(desk.secrets.hashToken(token));
}

/** Who holds this session; the role is the one that the person has now. */
export async function callerBySession(desk: DoorDesk, token: string): Promise<Caller | undefined> {
  const session = await desk.sessions.find(desk.secrets.hashToken(token));
  if (session === undefined) return undefined;
  const atMs = desk.now();
  const isOver =
    atMs - session.openedAtMs > sessionLifeMs || atMs - session.seenAtMs > sessionIdleMs;
  const person = isOver ? undefined : await desk.people.find(session.name);
  if (person === undefined) {
    await desk.sessions.remove(session.hash);
    return undefined;
  }
  if (atMs - session.seenAtMs > seenStepMs)
    await desk.sessions.save({ ...session, seenAtMs: atMs });
  return { role: person.role, name: person.name };
}

/** Which program holds this key. */
export async function callerByKey(desk: DoorDesk, token: string): Promise<Caller | undefined> {
  const hash = desk.secrets.hashToken(token);
  if (hash === desk.internalKeyHash) return { role: "system", name: "tillbox" };
  const key = await desk.apiKeys.find(hash);
  return key === undefined ? undefined : { role: key.role, name: key.name };
}
