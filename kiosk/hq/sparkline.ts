/** A line of days; it breaks where data is missing. Each piece is an SVG path. */
export function sparkline(
  days: readonly (number | null)[],
  size: { readonly width: number; readonly height: number },
): string[] {
  const known = days.filter((day) => day !== null);
  const most = Math.max(1, ...known);
  const least = Math.min(most, ...known);
  const span = Math.max(1, most - least);
  const step = size.width / Math.max(1, days.length - 1);
  const pieces: string[] = [];
  let piece = "";
  days.forEach((day, index) => {
    if (day === null) {
      if (piece !== "") pieces.push(piece);
      piece = "";
      return;
    }
    const x = round(index * step);
    const y = round(size.height * (1 - (day - least) / span));
    piece += `${piece === "" ? "M" : "L"}${x} ${y}`;
  });
  if (piece !== "") pieces.push(piece);
  return pieces;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
