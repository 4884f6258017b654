import { fieldsOf, isValidElement, type Element } from "./gs1-elements.ts";
import { gs1Fields } from "./gs1-table.ts";
import { gtin14 } from "./gtin.ts";
import type { CodeRules, Reading } from "./reading.ts";

/** Keys that may open the path, each with the qualifiers that may follow, in this order. */
const keys: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "00": [[]],
  "01": [["22", "10", "21"], ["235"]],
  "253": [[]],
  "255": [[]],
  "401": [[]],
  "402": [[]],
  "414": [["254"], ["7040"]],
  "415": [["8020"]],
  "417": [["7040"]],
  "8003": [[]],
  "8004": [["7040"]],
  "8006": [["22", "10", "21"]],
  "8010": [["8011"]],
  "8013": [[]],
  "8017": [["8019"]],
  "8018": [["8019"]],
};

/** Percent signs decoded; undefined when one of them is not followed by two hexadecimal digits. */
function decodePercent(text: string): string | undefined {
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return undefined;
  return text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function pairs(segments: readonly string[]): Element[] {
  return segments.flatMap((each, i): Element[] =>
    i % 2 === 0 ? [[each, segments[i + 1] ?? ""]] : [],
  );
}

function isInOrder(found: readonly string[], allowed: readonly string[]): boolean {
  const positions = found.map((ai) => allowed.indexOf(ai));
  return positions.every((position, i) => position > (positions[i - 1] ?? -1));
}

/** The key and its qualifiers at the end of the path; what stands before them is the resolver's. */
function pathElements(path: string): Element[] | undefined {
  const segments = path.split("/").slice(1);
  if (segments.at(-1) === "") segments.pop();
  for (const start of segments.keys()) {
    const sequences = keys[segments[start] ?? ""];
    const candidate = segments.slice(start);
    if (sequences === undefined || candidate.length % 2 !== 0) continue;
    const elements = pairs(candidate);
    const qualifiers = elements.slice(1).map(([ai]) => ai);
    if (sequences.some((sequence) => isInOrder(qualifiers, sequence))) return elements;
  }
  return undefined;
}

/** Data attributes of the query. Words such as `linkType` are for the resolver and left out. */
function queryElements(query: string): Element[] {
  return query
    .split(/[&;]/)
    .map((each) => /^(\d+)=(.*)$/s.exec(each))
    .filter((match) => match !== null)
    .map(([, ai = "", value = ""]) => [ai, value]);
}

/**
 * Reads a GS1 Digital Link. GTIN-8, -12 and -13 in the path are filled up to 14 digits.
 * @see GS1 Digital Link Standard: URI Syntax
 */
export function readDigitalLink(text: string, rules: CodeRules): Reading[] {
  const match =
    /^(?:https?|HTTPS?):\/\/[A-Za-z0-9.-]+(?::\d+)?(\/[^?#]*)(?:\?([^#]*))?(?:#.*)?$/s.exec(text);
  const path = pathElements(match?.[1] ?? "");
  if (path === undefined) return [];

  const raw = [...path, ...queryElements(match?.[2] ?? "")];
  const isDecodable = raw.every(([, value]) => decodePercent(value) !== undefined);
  const elements = raw.map(([ai, text]): Element => {
    const value = decodePercent(text) ?? text;
    return [ai, ai === "01" && /^\d{8,13}$/.test(value) ? gtin14(value) : value];
  });
  const valid =
    isDecodable &&
    elements.every((each) => gs1Fields.has(each[0]) && isValidElement(each, rules.year));
  return [{ scheme: "digital-link", valid, ...fieldsOf(elements, rules.year), elements }];
}
