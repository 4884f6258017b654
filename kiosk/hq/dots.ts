/** A store on the drawing of all stores, in its units: x from the left, y from the top. */
export interface Dot<Subject> {
  readonly subject: Subject;
  readonly x: number;
  readonly y: number;
  /** Further out than the scale goes; drawn at its end. */
  readonly isBeyond: boolean;
}

/** The scale's ends: a quarter less and a quarter more than a week before. */
const scaleEnd = 0.25;

export function isBeyond(share: number): boolean {
  return Math.abs(share) > scaleEnd;
}

/** Where a share of growth stands on a line of `width`. */
export function placeOf(share: number, width: number): number {
  const clipped = Math.min(scaleEnd, Math.max(-scaleEnd, share));
  return Math.round((0.5 + clipped / (2 * scaleEnd)) * width * 10) / 10;
}

/**
 * Sets dots of one size on a line without one covering another: each goes as near to the line as the
 * ones before it allow, above and below in turn.
 */
export function swarm<Subject>(
  subjects: readonly { readonly subject: Subject; readonly share: number }[],
  size: { readonly width: number; readonly middle: number; readonly step: number },
): Dot<Subject>[] {
  const placed: Dot<Subject>[] = [];
  for (const { subject, share } of subjects.toSorted((a, b) => a.share - b.share)) {
    const x = placeOf(share, size.width);
    const near = placed.filter((dot) => Math.abs(dot.x - x) < size.step);
    let level = 0;
    while (near.some((dot) => dot.y === heightOf(level, size))) level += 1;
    placed.push({ subject, x, y: heightOf(level, size), isBeyond: isBeyond(share) });
  }
  return placed;
}

/** Level 0 is the line, then above, below, above ... */
function heightOf(level: number, size: { readonly middle: number; readonly step: number }): number {
  const away = Math.ceil(level / 2) * size.step;
  return level % 2 === 0 ? size.middle + away : size.middle - away;
}
