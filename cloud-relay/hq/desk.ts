import { OperatingError } from "../../edge/errors.ts";
import type { Clock } from "../../edge/platform/clock.ts";
import { hashPin, hashToken, isPin, newToken } from "../../edge/platform/secrets.ts";
import { addDays, type BusinessDay } from "../../edge/domain/sale/business-day.ts";
import type { HqStoreView, HqTodayView } from "../../edge/contract/hq.ts";
import type { Batch, HqEngine, SaleRow } from "../engines/port.ts";
import { earliestDay, storeViews, todayView, type FigureSources } from "./figures.ts";

export const sessionSeconds = 12 * 3_600;
const firstLockMs = 30_000;
const longestLockMs = 3_600_000;
const freeTries = 5;

/** What a listener of headquarters' live page hears. */
export type DeskNews = (news: { store: string; sales: readonly SaleRow[] }) => void;

/** Headquarters' desk: what its server does, whatever engine keeps the data. */
export class Desk {
  readonly engine: HqEngine;
  readonly #businessDay: BusinessDay;
  readonly #clock: Clock;
  readonly #listeners = new Set<DeskNews>();
  readonly #wrongPins = new Map<string, { count: number; lockedUntilMs: number }>();

  constructor(engine: HqEngine, businessDay: BusinessDay, clock: Clock) {
    this.engine = engine;
    this.#businessDay = businessDay;
    this.#clock = clock;
  }

  /** @returns the highest contiguous sequence in the database. */
  async take(batch: Batch): Promise<number> {
    const { durable, sales } = await this.engine.take(batch, this.#clock.now());
    for (const hear of this.#listeners) hear({ store: batch.store, sales });
    return durable;
  }

  /** @returns how to stop listening. */
  listen(listener: DeskNews): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async stores(): Promise<HqStoreView[]> {
    return storeViews(await this.#sources(""));
  }

  /** @param store empty: all of them. */
  async today(store: string): Promise<HqTodayView> {
    return todayView(await this.#sources(store));
  }

  /** @throws OperatingError LOGIN_REFUSED or LOGIN_LOCKED */
  async signIn(name: string, pin: string): Promise<string> {
    const tries = this.#wrongPins.get(name) ?? { count: 0, lockedUntilMs: 0 };
    const nowMs = this.#clock.now();
    if (nowMs < tries.lockedUntilMs)
      throw new OperatingError("LOGIN_LOCKED", new Date(tries.lockedUntilMs).toISOString());
    // An unknown name takes as long as a wrong PIN.
    const kept = (await this.engine.people.pinHash(name)) ?? (await hashPin(newToken()));
    if (!(await isPin(pin, kept))) {
      const count = tries.count + 1;
      const lockMs = Math.min(longestLockMs, firstLockMs * 2 ** (count - freeTries));
      this.#wrongPins.set(name, { count, lockedUntilMs: count < freeTries ? 0 : nowMs + lockMs });
      throw new OperatingError("LOGIN_REFUSED");
    }
    this.#wrongPins.delete(name);
    const token = newToken();
    await this.engine.people.openSession(hashToken(token), name, nowMs + sessionSeconds * 1_000);
    return token;
  }

  nameOfSession(token: string): Promise<string | undefined> {
    return this.engine.people.nameOfSession(hashToken(token), this.#clock.now());
  }

  async #sources(store: string): Promise<FigureSources> {
    const asOfMs = this.#clock.now();
    const businessDay = this.#businessDay(asOfMs);
    const weekAgo = new Date(asOfMs - 7 * 86_400_000).toISOString();
    const [stores, hours, lastWeekSoFar] = await Promise.all([
      this.engine.stores(),
      this.engine.hours(earliestDay(businessDay)),
      this.engine.revenueBefore(addDays(businessDay, -7), weekAgo),
    ]);
    const isAsked = (each: string) => store === "" || each === store;
    return {
      businessDay,
      asOfMs,
      stores: stores.filter((each) => isAsked(each.store)),
      hours: hours.filter((each) => isAsked(each.store)),
      lastWeekSoFar: new Map([...lastWeekSoFar].filter(([each]) => isAsked(each))),
    };
  }
}
