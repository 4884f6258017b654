/** Time as a thing that is handed in, so that a test can turn its hands. */
export interface Clock {
  /** Unix milliseconds, UTC. */
  now(): number;
  /** Runs `task` again and again until the returned function is called. */
  every(intervalMs: number, task: () => void): () => void;
  /** Runs `task` once, unless the returned function is called before. */
  after(delayMs: number, task: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  every: (intervalMs, task) => {
    const timer = setInterval(task, intervalMs);
    return () => clearInterval(timer);
  },
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};
