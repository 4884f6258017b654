/** What an application identifier's value looks like. */
export interface Gs1Field {
  readonly ai: string;
  readonly pattern: RegExp;
  /** Length that needs no separator after it; undefined when a separator must follow. */
  readonly fixedLength: number | undefined;
  /** The check digit stands at the end of this many leading digits; 0: none. */
  readonly checkedDigits: number;
  /** "day" allows day 00, "exact" does not; the six digits come first. */
  readonly date: "day" | "exact" | undefined;
}

/**
 * Identifiers and the form of their values: `N6` six digits, `X..20` up to twenty characters, `[]`
 * optional; `c14` check digit over the first 14, `d0` and `d` dates. A last digit `n` is the number
 * of decimals, 0 to 5, or 0 to 9 where `m` is written.
 * @see https://ref.gs1.org/ai/ and gs1/gs1-syntax-dictionary
 */
const table = `
00 N18 c18|01 N14 c14|02 N14 c14|03 N14 c14|04 N16|10 X..20|11-13 N6 d0|14 N6|15-17 N6 d0|18-19 N6
20 N2|21 X..20|22 X..20|235 X..28|240-241 X..30|242 N..6|243 X..20|250-251 X..30|253 N13 [X..17] c13
254 X..20|255 N13 [N..12] c13|30 N..8|310n-316n N6|320n-329n N6|330n-337n N6|340n-349n N6|350n-357n N6
360n-369n N6|37 N..8|390m N..15|391m N3 N..15|392m N..15|393m N3 N..15|394n N4|395n N6|400-401 X..30
402 N17 c17|403 X..30|410-417 N13 c13|420 X..20|421 N3 X..9|422 N3|423 N..15|424 N3|425 N..15|426 N3
427 X..3|4300-4301 X..35|4302-4306 X..70|4307 X2|4308 X..30|4309 N20|4310-4311 X..35|4312-4316 X..70
4317 X2|4318 X..20|4319 X..30|4320 X..35|4321-4323 N1|4324-4325 N10 d0|4326 N6 d|4330-4333 N6 [X1]
7001 N13|7002 X..30|7003 N10 d|7004 N..4|7005 X..12|7006 N6 d|7007 N6 [N6] d|7008 X..3|7009 X..10
7010 X..2|7011 N6 [N4] d|7020-7022 X..20|7023 X..30|7030-7039 N3 X..27|7040 N1 X3|710-717 X..20
7230-7239 X2 X..28|7240 X..20|7241 N2|7242 X..25|8001 N14|8002 X..20|8003 N14 [X..16] c14|8004 X..30
8005 N6|8006 N18 c14|8007 X..34|8008 N8 [N..4]|8009 X..50|8010 X..30|8011 N..12|8012 X..20|8013 X..25
8017-8018 N18 c18|8019 N..10|8020 X..25|8026 N18 c14|8030 X..90|8110 X..70|8111 N4|8112 X..70
8200 X..70|90 X..30|91-99 X..90`;

/** The 82 characters that an element string may hold (GS1 General Specifications 7.11). */
const characters = "[!\"%&'()*+,\\-./0-9:;<=>?A-Z_a-z]";

/** Values that begin so have a length that every reader knows (GS1 General Specifications 7.8.5). */
const predefined = /^(0[0-4]|1[1-9]|20|3[1-6]|41)/;

function componentPattern(component: string): string {
  const isOptional = component.startsWith("[");
  const match = /([NX])(\.\.)?(\d+)/.exec(component);
  const [, type, dots, length] = match ?? [];
  const one = type === "N" ? "\\d" : characters;
  const body = `${one}{${dots === undefined ? "" : "1,"}${length}}`;
  return isOptional ? `(?:${body})?` : body;
}

function expandRange(range: string): string[] {
  const [first = "", last = first] = range.split("-");
  const decimals = /[nm]$/.exec(first)?.[0];
  const stem = (text: string) => Number(text.replace(/[nm]$/, ""));
  const width = first.replace(/[nm]$/, "").length;
  const stems = Array.from({ length: stem(last) - stem(first) + 1 }, (_, i) =>
    String(stem(first) + i).padStart(width, "0"),
  );
  if (decimals === undefined) return stems;
  const places = Array.from(decimals === "n" ? "012345" : "0123456789");
  return stems.flatMap((each) => places.map((place) => `${each}${place}`));
}

function parseRow(row: string): Gs1Field[] {
  const [range = "", ...parts] = row.trim().split(" ");
  const components = parts.filter((part) => /[NX]/.test(part));
  const pattern = new RegExp(`^${components.map(componentPattern).join("")}$`);
  const checked = parts.find((part) => part.startsWith("c"));
  const date = parts.includes("d0") ? "day" : parts.includes("d") ? "exact" : undefined;
  return expandRange(range).map((ai) => ({
    ai,
    pattern,
    fixedLength: predefined.test(ai) ? Number(components[0]?.slice(1)) : undefined,
    checkedDigits: Number(checked?.slice(1) ?? 0),
    date,
  }));
}

/** Every application identifier that the shop can meet, by its digits. */
export const gs1Fields: ReadonlyMap<string, Gs1Field> = new Map(
  table
    .trim()
    .split(/[|\n]/)
    .flatMap(parseRow)
    .map((field) => [field.ai, field]),
);
