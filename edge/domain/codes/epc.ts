import type { Reading } from "./reading.ts";
import { encodeSgln, readSgln } from "./sgln.ts";
import { encodeSgtin, readSgtin } from "./sgtin.ts";
import { encodeSscc, readSscc } from "./sscc.ts";

/** Percent signs of a serial number undone; broken ones are left and fail the character check. */
function unescapeSerial(text: string): string {
  return text.replace(/%([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/**
 * The hexadecimal digits of a tag, from its pure tag URI.
 * @returns undefined when the text is no URI of a kind that the shop uses, or does not fit it.
 */
export function epcHexOf(uri: string): string | undefined {
  const match = /^urn:epc:tag:([a-z]+-\d+):([0-7])\.(\d*)\.(\d*)(?:\.(.+))?$/.exec(uri);
  if (match === null) return undefined;
  const [, scheme = "", filter, company = "", reference = "", serial = ""] = match;
  const parts = { filter: Number(filter), company, reference };
  switch (scheme) {
    case "sgtin-96":
    case "sgtin-198":
      return encodeSgtin(scheme, { ...parts, serial: unescapeSerial(serial) });
    case "sscc-96":
      return serial === "" ? encodeSscc(parts) : undefined;
    case "sgln-96":
      return encodeSgln({ ...parts, serial });
    default:
      return undefined;
  }
}

/** Reads a tag as the reader gives it (hexadecimal digits) or as its pure tag URI. */
export function readEpc(text: string): Reading[] {
  const hex = text.startsWith("urn:epc:tag:") ? epcHexOf(text) : text.toUpperCase();
  if (hex === undefined || !/^3[0126][0-9A-F]{22,62}$/.test(hex)) return [];
  return [...readSgtin(hex), ...readSscc(hex), ...readSgln(hex)];
}
