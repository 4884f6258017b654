/** What a shelf's scale said at one instant. */
export interface Weighed {
  readonly grams: number;
  /** Unix milliseconds. */
  readonly atMs: number;
}

const keptMs = 3_600_000;
const keptSteps = 240;

/** Adds one reading; the last hour is kept, and of readings that say the same only the first. */
export function addWeight(trail: readonly Weighed[], next: Weighed): Weighed[] {
  const recent = trail.filter(({ atMs }) => next.atMs - atMs <= keptMs).slice(1 - keptSteps);
  return recent.at(-1)?.grams === next.grams ? recent : [...recent, next];
}

/** What the goods weigh: rail, dividers and tray are weighed too and taken off. */
export function withoutTare(trail: readonly Weighed[], tareGrams: number): Weighed[] {
  return trail.map(({ grams, atMs }) => ({ grams: Math.max(0, grams - tareGrams), atMs }));
}

/** A stepped line of readings in a drawing of `width` × `height` units, origin top left. */
export interface TrailDrawing {
  /** SVG path. */
  readonly line: string;
  readonly end: { readonly x: number; readonly y: number };
  /** Where the rule's weight runs; undefined when it is not known. */
  readonly thresholdY: number | undefined;
  /** Whole kilograms that are ruled, with their height. */
  readonly rules: readonly { readonly kilograms: number; readonly y: number }[];
}

/**
 * Draws what a scale said from its first reading until now. The weight holds until the next reading,
 * so the line has steps and no slopes.
 */
export function drawTrail(
  trail: readonly Weighed[],
  nowMs: number,
  thresholdGrams: number | undefined,
  size: { readonly width: number; readonly height: number },
): TrailDrawing | undefined {
  const first = trail[0];
  if (first === undefined) return undefined;
  const most = Math.max(1_000, thresholdGrams ?? 0, ...trail.map(({ grams }) => grams)) * 1.1;
  const spanMs = Math.max(60_000, nowMs - first.atMs);
  const x = (atMs: number) => round(((atMs - first.atMs) / spanMs) * size.width);
  const y = (grams: number) => round(size.height * (1 - Math.max(0, grams) / most));
  const steps = trail.slice(1).map(({ atMs, grams }) => `H${x(atMs)}V${y(grams)}`);
  const last = trail.at(-1) ?? first;
  const end = { x: x(Math.max(nowMs, last.atMs)), y: y(last.grams) };
  const step = Math.max(1, Math.ceil(most / 1_000 / 4));
  const kilograms = Array.from({ length: Math.floor(most / 1_000 / step) + 1 }, (_, i) => i * step);
  return {
    line: `M0 ${y(first.grams)}${steps.join("")}H${end.x}`,
    end,
    thresholdY: thresholdGrams === undefined ? undefined : y(thresholdGrams),
    rules: kilograms.map((each) => ({ kilograms: each, y: y(each * 1_000) })),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
