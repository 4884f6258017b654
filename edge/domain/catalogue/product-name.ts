/**
 * The written rule for names: letters, digits and signs at half width, no
 * invisible characters, one space at most between words and none at the ends.
 */
export function normaliseName(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\p{Cc}\p{Cf}]/gu, (each) => (/\s/.test(each) ? " " : ""))
    .replace(/\s+/g, " ")
    .trim();
}

/** What a name says about its goods, in a form that can be compared. */
export interface NameReading {
  /** Without the pack, lower case. */
  readonly name: string;
  /** In which `size` is given; undefined: the name says none. */
  readonly base: "g" | "ml" | undefined;
  /** Of one unit, in grams or millilitres. */
  readonly size: number | undefined;
  /** Units in the pack. */
  readonly count: number;
}

/** Grams or millilitres in one unit of measure. */
const units: Readonly<Record<string, readonly ["g" | "ml", number]>> = {
  kg: ["g", 1_000],
  g: ["g", 1],
  mg: ["g", 0.001],
  千克: ["g", 1_000],
  公斤: ["g", 1_000],
  斤: ["g", 500],
  两: ["g", 50],
  克: ["g", 1],
  l: ["ml", 1_000],
  ml: ["ml", 1],
  cl: ["ml", 10],
  升: ["ml", 1_000],
  毫升: ["ml", 1],
  "fl oz": ["ml", 29.5735],
};
const unitNames = Object.keys(units)
  .sort((a, b) => b.length - a.length)
  .join("|");
const piece = "[瓶听罐包袋盒支片枚]";
const sized = new RegExp(
  `(?:(\\d+)\\s*x\\s*)?(\\d+(?:[.,]\\d+)?)\\s*(${unitNames})(?![a-wyz]|x(?!\\s*\\d))` +
    `(?:\\s*/\\s*${piece}|\\s*x\\s*(\\d+)\\s*${piece}?)?`,
);
const counted = new RegExp(`(\\d+)\\s*${piece}`);

/** Reads the pack out of a name: `可口可乐330ml*6听` is 可口可乐, 330 ml, six of them. */
export function readName(text: string): NameReading {
  const plain = normaliseName(text).toLowerCase().replace(/[×*]/g, "x");
  const size = sized.exec(plain);
  if (size !== null) {
    const [all, before, amount = "", unit = "", after] = size;
    const [base, factor] = units[unit] ?? ["g", 1];
    const exact = Number(amount.replace(",", ".")) * factor;
    return {
      name: words(plain.replace(all, " ")),
      base,
      size: Math.round(exact * 1_000) / 1_000,
      count: Number(before ?? after ?? 1),
    };
  }
  const count = counted.exec(plain);
  return {
    name: words(count === null ? plain : plain.replace(count[0], " ")),
    base: undefined,
    size: undefined,
    count: Number(count?.[1] ?? 1),
  };
}

/** Words without the signs between them. */
function words(text: string): string {
  return text.replace(/[\p{P}\p{S}\s]+/gu, " ").trim();
}

/** How a pack is filed, so that the same packs are found together. */
export function packKey({ base, size, count }: NameReading): string {
  return `${size ?? ""}${base ?? ""}x${count}`;
}
