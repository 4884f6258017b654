/** Clock and timers of the browser, as arguments so that tests need not wait. */
export interface World {
  /** Unix milliseconds. */
  readonly now: () => number;
  /** @returns calls it off. */
  readonly after: (ms: number, action: () => void) => () => void;
  /** @returns stops it. */
  readonly every: (ms: number, action: () => void) => () => void;
}

export const browserWorld: World = {
  now: () => Date.now(),
  after: (ms, action) => {
    const timer = setTimeout(action, ms);
    return () => {
      clearTimeout(timer);
    };
  },
  every: (ms, action) => {
    const timer = setInterval(action, ms);
    return () => {
      clearInterval(timer);
    };
  },
};
