/** Round sums that customers hand over, in fen. */
const roundings = [500, 1_000, 2_000, 5_000, 10_000];
const mostSuggestions = 4;

/** What a customer is likely to hand over for `due` fen: the exact sum first, then upwards. */
export function suggestReceived(due: number): number[] {
  const rounded = roundings.map((step) => Math.ceil(due / step) * step);
  return [...new Set([due, ...rounded])].toSorted((a, b) => a - b).slice(0, mostSuggestions);
}

const largestReceived = 10_000_000;

/**
 * The sum after a key of the pad: digits are yuan until the point, then at most two for fen.
 * The text stays as it is when the key would make no sum, or one above 100 000 yuan.
 */
export function pressKey(typed: string, key: string): string {
  if (key === "back") return typed.slice(0, -1);
  if (key === "." && (typed === "" || typed.includes("."))) return typed === "" ? "0." : typed;
  const next = typed === "0" && key !== "." ? key : typed + key;
  if (!/^\d+(\.\d{0,2})?$/.test(next)) return typed;
  return readReceived(next) > largestReceived ? typed : next;
}

/** Fen of what was typed in yuan; 0 for nothing. */
export function readReceived(typed: string): number {
  const [yuan = "", fen = ""] = typed.split(".");
  return Number(yuan) * 100 + Number(fen.padEnd(2, "0"));
}
