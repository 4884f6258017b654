import { performance } from "node:perf_hooks";

/** The value below which `share` (0..1) of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** One round of the same work, done `latenciesMs.length` times. */
export interface Round {
  readonly seconds: number;
  /** Of this process with all its threads, per piece of work. */
  readonly cpuMicroseconds: number;
  readonly latenciesMs: readonly number[];
}

/** Does the work of every item, `callers` of them at a time. */
export async function timeRound<T>(
  items: readonly T[],
  callers: number,
  work: (item: T) => Promise<void>,
): Promise<Round> {
  const latenciesMs: number[] = [];
  const queue = items.values();
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  const call = async () => {
    for (const item of queue) {
      const askedAt = performance.now();
      await work(item);
      latenciesMs.push(performance.now() - askedAt);
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  const seconds = (performance.now() - startedAt) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  return { seconds, cpuMicroseconds: (user + system) / items.length, latenciesMs };
}
