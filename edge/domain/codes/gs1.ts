import { gs1Date } from "./gs1-date.ts";
import { fieldsOf, isValidElement, type Element } from "./gs1-elements.ts";
import { gs1Fields } from "./gs1-table.ts";
import type { CodeRules, Reading } from "./reading.ts";

const separator = "\u001d";

/** Symbologies that announce an element string: GS1-128, DataMatrix, QR, DataBar, DotCode. */
const announced = new Set(["]C1", "]d2", "]Q3", "]e0", "]J1"]);

/** How many digits an identifier has, by its first two (GS1 General Specifications 3). */
function identifierLength(firstTwo: string): number {
  if (/^(0|1|2[0-2]|30|37|9)/.test(firstTwo)) return 2;
  return /^(2[3-5]|4[0-2]|71)/.test(firstTwo) ? 3 : 4;
}

interface Parsed {
  readonly elements: readonly Element[];
  readonly unknown: boolean;
}

/** Cuts an element string into its elements; undefined when a piece is too short to be one. */
function cut(text: string): Parsed | undefined {
  const elements: Element[] = [];
  let rest = text;
  let unknown = false;
  while (rest !== "") {
    if (rest.startsWith(separator)) {
      rest = rest.slice(1);
      continue;
    }
    if (!/^\d\d/.test(rest)) return undefined;
    const ai = rest.slice(0, identifierLength(rest.slice(0, 2)));
    const field = gs1Fields.get(ai);
    unknown ||= field === undefined;
    const body = rest.slice(ai.length);
    const end = body.indexOf(separator);
    const length = field?.fixedLength ?? (end === -1 ? body.length : end);
    if (length === 0 || body.length < length || !/^\d{2,4}$/.test(ai)) return undefined;
    elements.push([ai, body.slice(0, length)]);
    rest = body.slice(length);
  }
  return { elements, unknown };
}

/** People write identifiers in brackets; no separator is needed then. */
function cutBracketed(text: string): Parsed | undefined {
  if (!/^\(\d{2,4}\)/.test(text)) return undefined;
  const pieces = text.split(/\((\d{2,4})\)/).slice(1);
  const elements = pieces.flatMap((piece, i): Element[] =>
    i % 2 === 0 ? [[piece, pieces[i + 1] ?? ""]] : [],
  );
  return { elements, unknown: elements.some(([ai]) => !gs1Fields.has(ai)) };
}

/**
 * Whether the last value of variable length looks as if a separator was lost in it, so that a lot
 * number swallowed the date after it.
 */
function seemsToSwallow(elements: readonly Element[], year: number): boolean {
  const [ai = "", value = ""] = elements.at(-1) ?? [];
  if (gs1Fields.get(ai)?.fixedLength !== undefined || value.length > 90) return false;
  const match = /^.+?((?:1[1-7]\d{6})+)$/.exec(value);
  const dates = match?.[1]?.match(/.{8}/g) ?? [];
  return dates.length > 0 && dates.every((each) => gs1Date(each.slice(2), year) !== undefined);
}

function hasNoContradiction(elements: readonly Element[]): boolean {
  const values = new Map(elements);
  return elements.every(([ai, value]) => values.get(ai) === value);
}

function warningsOf({ elements, unknown }: Parsed, year: number, needsSeparators: boolean) {
  const warnings = [
    ...(unknown ? ["unknown-identifier"] : []),
    ...(needsSeparators && seemsToSwallow(elements, year) ? ["separator-missing"] : []),
  ];
  return warnings.length > 0 ? { warnings } : {};
}

/**
 * Reads a GS1 element string. Without a symbology identifier or a separator only strings that begin
 * with a trade item or a logistic unit (00, 01, 02) are taken for one.
 * @see GS1 General Specifications 7.8
 */
export function readGs1(text: string, symbology: string, rules: CodeRules): Reading[] {
  const isBracketed = text.startsWith("(");
  const isMarked = announced.has(symbology) || text.includes(separator);
  if (!isBracketed && !isMarked && !/^0[012]\d{14}/.test(text)) return [];

  const parsed = isBracketed ? cutBracketed(text) : cut(text);
  if (parsed === undefined || parsed.elements.length === 0)
    return isMarked ? [{ scheme: "gs1", valid: false }] : [];

  const { elements } = parsed;
  const isValid = elements.every((element) => isValidElement(element, rules.year));
  return [
    {
      scheme: "gs1",
      valid: isValid && hasNoContradiction(elements),
      ...fieldsOf(elements, rules.year),
      elements,
      ...warningsOf(parsed, rules.year, !isBracketed),
    },
  ];
}
