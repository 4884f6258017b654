/** A look at the tray, small and grey: one byte of brightness per cell, row by row. */
export interface Glance {
  readonly cells: Uint8Array;
  readonly columns: number;
  readonly rows: number;
}

/** A part of the picture, each value 0..1 of its width or height. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export type Verdict =
  /** A hand or goods move: nobody must look now. */
  | { readonly kind: "moving" }
  /** Quiet, but not yet for long enough. */
  | { readonly kind: "settling" }
  | { readonly kind: "still"; readonly change: Change };

/** What is different from the tray as it was looked at last. */
export interface Change {
  /** Share of the tray, 0..1. */
  readonly ratio: number;
  /** Where; undefined when nothing is. */
  readonly region: Region | undefined;
}

/** Cameras flicker by a few steps of 255; goods differ from the tray by far more. */
const sameWithin = 20;
const movingRatio = 0.006;
const stillForMs = 350;

export const noChange: Change = { ratio: 0, region: undefined };

/** Tells moving from still. Feed it every glance, in order. */
export class StillnessJudge {
  #last: Glance | undefined;
  #stillSinceMs: number | undefined;
  #reference: Glance | undefined;

  judge(glance: Glance, atMs: number): Verdict {
    const step = this.#last === undefined ? noChange : changeBetween(this.#last, glance);
    this.#last = glance;
    if (step.ratio > movingRatio) {
      this.#stillSinceMs = undefined;
      return { kind: "moving" };
    }
    this.#stillSinceMs ??= atMs;
    if (atMs - this.#stillSinceMs < stillForMs) return { kind: "settling" };
    const reference = this.#reference;
    const everything = { ratio: 1, region: { left: 0, top: 0, width: 1, height: 1 } };
    const change = reference === undefined ? everything : changeBetween(reference, glance);
    return { kind: "still", change };
  }

  /** The tray as it is now has been looked at; later changes are measured from here. */
  keepReference(glance: Glance): void {
    this.#reference = glance;
  }

  /** Whatever lies on the tray is news again. */
  forgetReference(): void {
    this.#reference = undefined;
  }
}

/** Compares two glances of the same size. */
export function changeBetween(before: Glance, after: Glance): Change {
  const { columns, rows } = after;
  if (before.columns !== columns || before.rows !== rows)
    return { ratio: 1, region: { left: 0, top: 0, width: 1, height: 1 } };
  let count = 0;
  let [left, top, right, bottom] = [columns, rows, -1, -1];
  for (const [index, cell] of after.cells.entries()) {
    if (Math.abs(cell - (before.cells[index] ?? 0)) <= sameWithin) continue;
    count += 1;
    const column = index % columns;
    const row = Math.floor(index / columns);
    left = Math.min(left, column);
    right = Math.max(right, column);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
  }
  if (count === 0) return noChange;
  return {
    ratio: count / after.cells.length,
    region: {
      left: left / columns,
      top: top / rows,
      width: (right - left + 1) / columns,
      height: (bottom - top + 1) / rows,
    },
  };
}

/** How much of one part of the tray differs, 0..1. */
export function changeWithin(before: Glance, after: Glance, region: Region): number {
  const { columns, rows } = after;
  const from = { column: Math.round(region.left * columns), row: Math.round(region.top * rows) };
  const to = {
    column: Math.min(columns, Math.round((region.left + region.width) * columns)),
    row: Math.min(rows, Math.round((region.top + region.height) * rows)),
  };
  let [count, all] = [0, 0];
  for (let row = Math.max(0, from.row); row < to.row; row += 1)
    for (let column = Math.max(0, from.column); column < to.column; column += 1) {
      const index = row * columns + column;
      all += 1;
      if (Math.abs((after.cells[index] ?? 0) - (before.cells[index] ?? 0)) > sameWithin) count += 1;
    }
  return all === 0 ? 0 : count / all;
}

/** Brightness of RGBA pixels as the eye weighs it (ITU-R BT.601). */
export function glanceOf(rgba: Uint8ClampedArray, columns: number, rows: number): Glance {
  const cells = new Uint8Array(columns * rows);
  for (let index = 0; index < cells.length; index += 1) {
    const at = index * 4;
    cells[index] =
      0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);
  }
  return { cells, columns, rows };
}
