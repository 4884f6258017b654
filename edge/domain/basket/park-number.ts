const largest = 99;

/**
 * The number by which a parked basket is called: the next one after the highest in use, so that two
 * customers who wait never have the same, and two in a row never get the same.
 */
export function nextParkNumber(inUse: readonly number[]): number {
  const taken = new Set(inUse);
  const highest = Math.max(0, ...inUse);
  for (let step = 1; step <= largest; step += 1) {
    const candidate = ((highest + step - 1) % largest) + 1;
    if (!taken.has(candidate)) return candidate;
  }
  return highest + 1;
}
