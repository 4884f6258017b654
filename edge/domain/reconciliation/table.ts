/** Rows of a statement under the names of their columns. */
export type Row = ReadonlyMap<string, string>;

/** Columns are found by their names, so that a provider may add some or change their order. */
export function rowsOf(header: readonly string[], lines: readonly (readonly string[])[]): Row[] {
  return lines.map(
    (cells) => new Map(header.map((name, index) => [name.trim(), (cells[index] ?? "").trim()])),
  );
}

/** Cells of one CSV line; a cell in quotes may hold commas and doubled quotes. */
export function cellsOf(line: string): string[] {
  const cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let index = 0; index < line.length; index += 1) {
    const letter = line[index]!;
    if (letter === '"' && isQuoted && line[index + 1] === '"') {
      cell += '"';
      index += 1;
    } else if (letter === '"') isQuoted = !isQuoted;
    else if (letter === "," && !isQuoted) {
      cells.push(cell);
      cell = "";
    } else cell += letter;
  }
  return [...cells, cell];
}

/** Lines that say something, without a byte order mark. */
export function linesOf(text: string): string[] {
  return text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "");
}

const decimal = /^(-?)(\d{1,12})(?:\.(\d{1,5}))?$/;

/**
 * A decimal of yuan as a whole number of units, without a float on the way.
 * @param places 2 for fen, 5 for thousandths of a fen.
 * @returns undefined when it is no such number, or is finer than the unit.
 */
export function unitsOf(text: string, places: 2 | 5): number | undefined {
  if (text === "") return 0;
  const [, sign, whole = "", fraction = ""] = decimal.exec(text) ?? [];
  if (sign === undefined || !/^0*$/.test(fraction.slice(places))) return undefined;
  const units = Number(whole + fraction.slice(0, places).padEnd(places, "0"));
  return sign === "-" ? 0 - units : units;
}

/** The first of these columns that a row does not have. */
export function missingColumn(
  header: readonly string[],
  needed: readonly string[],
): string | undefined {
  const names = new Set(header.map((name) => name.trim()));
  return needed.find((name) => !names.has(name));
}
