/** One command of the printer and how many bytes follow its name. */
export interface EscPosCommand {
  readonly name: string;
  /** From the first byte after the prefix; undefined: not all of it has arrived. */
  readonly length: (rest: Uint8Array) => number | undefined;
}

const fixed =
  (length: number) =>
  (rest: Uint8Array): number | undefined =>
    rest.length >= length ? length : undefined;

/** Length that stands in two bytes, low byte first, before the data. */
function counted(rest: Uint8Array): number | undefined {
  const [low, high] = rest;
  if (low === undefined || high === undefined) return undefined;
  return fixed(2 + low + high * 256)(rest);
}

/** `GS v 0`: a mode byte, bytes a row, rows, then the dots. */
function raster(rest: Uint8Array): number | undefined {
  const [, xLow, xHigh, yLow, yHigh] = rest;
  if (xLow === undefined || xHigh === undefined || yLow === undefined || yHigh === undefined)
    return undefined;
  return fixed(5 + (xLow + xHigh * 256) * (yLow + yHigh * 256))(rest);
}

/** `GS V`: forms A and B carry how far to feed first. */
function cut(rest: Uint8Array): number | undefined {
  const [form] = rest;
  if (form === undefined) return undefined;
  return fixed(form === 65 || form === 66 ? 2 : 1)(rest);
}

const command = (
  prefix: string,
  name: string,
  length: number | EscPosCommand["length"] = 0,
): [string, EscPosCommand] => [
  prefix,
  { name, length: typeof length === "number" ? fixed(length) : length },
];

/**
 * Commands by their first bytes in hexadecimal. The names that start with "ignore" change nothing
 * that the simulated paper shows.
 * @see Epson ESC/POS command reference
 */
export const escPosCommands: ReadonlyMap<string, EscPosCommand> = new Map([
  command("0a", "line-feed"),
  command("0d", "ignore-return"),
  command("1004", "ask-status", 1),
  command("1b20", "ignore-spacing", 1),
  command("1b24", "move-to", 2),
  command("1b2d", "ignore-underline", 1),
  command("1b32", "ignore-line-spacing"),
  command("1b33", "ignore-line-spacing", 1),
  command("1b40", "reset"),
  command("1b45", "bold", 1),
  command("1b4a", "ignore-feed", 1),
  command("1b4d", "ignore-typeface", 1),
  command("1b52", "ignore-country", 1),
  command("1b5c", "move-by", 2),
  command("1b61", "align", 1),
  command("1b64", "feed", 1),
  command("1b70", "drawer", 3),
  command("1b74", "ignore-code-page", 1),
  command("1b7b", "ignore-upside-down", 1),
  command("1c26", "chinese-on"),
  command("1c2d", "ignore-underline", 1),
  command("1c2e", "chinese-off"),
  command("1c43", "ignore-code-system", 1),
  command("1c53", "ignore-spacing", 2),
  command("1d21", "size", 1),
  command("1d286b", "ignore-symbol", counted),
  command("1d284c", "ignore-graphics", counted),
  command("1d42", "inverse", 1),
  command("1d4c", "left-edge", 2),
  command("1d56", "cut", cut),
  command("1d57", "area-width", 2),
  command("1d72", "ask-done", 1),
  command("1d61", "ignore-automatic-status", 1),
  command("1d7630", "picture", raster),
]);
