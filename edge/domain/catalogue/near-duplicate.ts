import { packKey, type NameReading } from "./product-name.ts";

/** From this likeness on two names may mean the same goods. */
const alike = 0.6;

/** One word more or less, and it is something else, however alike the names are. */
const tellingWords = [
  "零度",
  "无糖",
  "低糖",
  "低脂",
  "脱脂",
  "原味",
  "草莓",
  "巧克力",
  "香草",
  "抹茶",
  "带皮",
  "去皮",
  "有机",
  "男",
  "女",
  "zero",
  "light",
  "diet",
  "organic",
];

/** Dice coefficient of the pairs of neighbouring characters, 0 to 1; spaces do not count. */
export function likeness(left: string, right: string): number {
  const [a, b] = [pairs(left), pairs(right)];
  if (a.size + b.size === 0) return left === right ? 1 : 0;
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return (2 * shared) / (a.size + b.size);
}

function pairs(text: string): Set<string> {
  const characters = Array.from(text.replaceAll(" ", ""));
  return new Set(characters.slice(1).map((each, index) => `${characters[index]!}${each}`));
}

/**
 * Whether two names probably mean the same goods. A person decides: another pack is never the same,
 * and a name that is like another may still be something else.
 */
export function mayBeSameGoods(left: NameReading, right: NameReading): boolean {
  if (packKey(left) !== packKey(right)) return false;
  const differs = tellingWords.some(
    (word) => left.name.includes(word) !== right.name.includes(word),
  );
  return !differs && likeness(left.name, right.name) >= alike;
}
