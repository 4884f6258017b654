import type { Clock } from "../platform/clock.ts";

interface Alarm {
  dueMs: number;
  readonly everyMs: number | undefined;
  readonly task: () => void;
}

/** A clock that stands still until a test moves it. Tasks run in the order of their time. */
export class ManualClock implements Clock {
  #nowMs: number;
  readonly #alarms = new Set<Alarm>();

  constructor(startMs = Date.UTC(2026, 10, 24, 2)) {
    this.#nowMs = startMs;
  }

  now(): number {
    return this.#nowMs;
  }

  every(intervalMs: number, task: () => void): () => void {
    return this.#set({ dueMs: this.#nowMs + intervalMs, everyMs: intervalMs, task });
  }

  after(delayMs: number, task: () => void): () => void {
    return this.#set({ dueMs: this.#nowMs + delayMs, everyMs: undefined, task });
  }

  advance(byMs: number): void {
    const endMs = this.#nowMs + byMs;
    for (let next = this.#nextDue(endMs); next !== undefined; next = this.#nextDue(endMs)) {
      this.#nowMs = next.dueMs;
      if (next.everyMs === undefined) this.#alarms.delete(next);
      else next.dueMs += next.everyMs;
      next.task();
    }
    this.#nowMs = endMs;
  }

  #nextDue(endMs: number): Alarm | undefined {
    let first: Alarm | undefined;
    for (const alarm of this.#alarms)
      if (alarm.dueMs <= endMs && (first === undefined || alarm.dueMs < first.dueMs)) first = alarm;
    return first;
  }

  #set(alarm: Alarm): () => void {
    this.#alarms.add(alarm);
    return () => void this.#alarms.delete(alarm);
  }
}
