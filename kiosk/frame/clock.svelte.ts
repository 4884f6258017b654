/** The time on screen, a step each second. Timers and "minutes ago" read it, so that they move. */
export class Clock {
  /** Unix milliseconds. */
  nowMs = $state(0);

  /** @returns stops it. */
  start(now: () => number, every: (ms: number, action: () => void) => () => void): () => void {
    this.nowMs = now();
    return every(1_000, () => {
      this.nowMs = now();
    });
  }
}

/** The browser's own repeating timer. */
export function every(ms: number, action: () => void): () => void {
  const timer = setInterval(action, ms);
  return () => {
    clearInterval(timer);
  };
}
