import { invariant } from "../invariant.ts";
import type { Localised } from "../locale.ts";
import { money, subtract, sum, zero, type Money } from "../money.ts";
import type { GoodsLine } from "./goods.ts";
import { isCountable, listPrice, priceAt } from "./list-price.ts";
import { holds, type Occasion } from "./occasion.ts";
import type { LinePrice } from "./price-lines.ts";
import type { Rule, Rulebook } from "./rulebook.ts";
import type { Run } from "./runs.ts";
import { vatOfLines, type VatMode } from "./vat.ts";

/** Why something came off a line. */
export interface Reduction {
  /** The promotion's id, or `member-price`. */
  readonly rule: string;
  readonly names: Localised;
  /** Positive. */
  readonly amount: Money;
}

export interface PricedLine extends LinePrice {
  /** In the order in which the rules came; they add up to the discount. */
  readonly reductions: readonly Reduction[];
}

export interface PricedBasket {
  /** In the order in which the lines were given. */
  readonly lines: readonly PricedLine[];
  /** What the customer pays for everything, VAT included or added. */
  readonly total: Money;
}

const memberPrice = {
  rule: "member-price",
  names: { "zh-CN": "会员价", en: "Member price" },
} as const;

/**
 * Prices a basket from scratch by the shop's rules. Pure: the same lines, rules and occasion, the same
 * answer, whatever the order of the lines; calling it again on the same basket takes nothing off twice.
 *
 * @param vatMode with `added`, `net` is without VAT and the total adds it.
 */
export function priceBasket(
  lines: readonly GoodsLine[],
  rules: Rulebook,
  occasion: Occasion,
  vatMode: VatMode = "included",
): PricedBasket {
  const order = contentOrder(lines);
  const sorted = order.map((index) => lines[index]!);
  const lists = sorted.map(listPrice);
  const reductions: Reduction[][] = sorted.map(() => []);
  let runs = sorted.map((line, index) => runOf(line, index, lists[index]!));
  if (occasion.isMember) runs = applyMemberPrices(runs, sorted, reductions);
  for (const rule of rules)
    if (holds(rule.promotion, occasion))
      runs = applyRule(rule, runs, { lines: sorted, occasion }, reductions);

  const discounts = reductions.map((each) => sum(each.map(({ amount }) => amount)));
  const taxed = sorted.map(({ vatBasisPoints }, index) => ({
    vatBasisPoints,
    net: subtract(lists[index]!, discounts[index]!),
  }));
  const vats = vatOfLines(taxed, vatMode);
  const priced = new Array<PricedLine>(lines.length);
  for (const [place, index] of order.entries())
    priced[index] = {
      list: lists[place]!,
      discount: discounts[place]!,
      net: taxed[place]!.net,
      vat: vats[place]!,
      reductions: reductions[place]!,
    };
  const net = sum(taxed.map((line) => line.net));
  return { lines: priced, total: vatMode === "included" ? net : sum([net, ...vats]) };
}

/** Lines by what they hold, so that the order of scanning decides nothing. */
function contentOrder(lines: readonly GoodsLine[]): number[] {
  const contents = lines.map((line) =>
    [
      line.sku,
      line.unitPrice,
      line.quantity,
      line.labelPrice,
      line.bestBefore,
      line.memberPrice,
      line.vatBasisPoints,
      line.soldBy,
      line.category,
    ].join("\n"),
  );
  return [...lines.keys()].sort((a, b) =>
    contents[a]! < contents[b]! ? -1 : contents[a]! > contents[b]! ? 1 : 0,
  );
}

function runOf(line: GoodsLine, index: number, list: Money): Run {
  const open = { line: index, isUsed: false, isClosed: false };
  return isCountable(line)
    ? { ...open, pieces: line.quantity, price: line.unitPrice }
    : { ...open, pieces: 1, price: list };
}

/** A member's price is a price, not a promotion: exclusive rules may still come on top of it. */
function applyMemberPrices(
  runs: readonly Run[],
  lines: readonly GoodsLine[],
  reductions: readonly Reduction[][],
): Run[] {
  return runs.map((run) => {
    const line = lines[run.line]!;
    if (line.memberPrice === undefined) return run;
    const price = isCountable(line) ? line.memberPrice : priceAt(line, line.memberPrice);
    if (price >= run.price) return run;
    const amount = money((run.price - price) * run.pieces);
    reductions[run.line]!.push({ ...memberPrice, amount });
    return { ...run, price };
  });
}

function applyRule(
  { promotion, concerns, apply }: Rule,
  runs: readonly Run[],
  scene: { readonly lines: readonly GoodsLine[]; readonly occasion: Occasion },
  reductions: readonly Reduction[][],
): Run[] {
  const isOpen = (run: Run) =>
    run.price > 0 &&
    !run.isClosed &&
    !(promotion.isExclusive && run.isUsed) &&
    concerns(scene.lines[run.line]!);
  const open = runs.filter(isOpen);
  if (open.length === 0) return [...runs];
  const after = apply(open, scene);
  const { id: rule, names } = promotion;
  for (const [line, amount] of fallen(open, after)) {
    invariant(amount >= 0, `rule ${rule} raised a price`);
    if (amount > 0) reductions[line]!.push({ rule, names, amount });
  }
  return [...runs.filter((run) => !isOpen(run)), ...after];
}

/** By how much each line has come down. */
function fallen(before: readonly Run[], after: readonly Run[]): Map<number, Money> {
  const amounts = new Map<number, Money>();
  const add = ({ line, price, pieces }: Run, sign: 1 | -1) =>
    amounts.set(line, money((amounts.get(line) ?? zero) + sign * price * pieces));
  for (const run of before) add(run, 1);
  for (const run of after) add(run, -1);
  return amounts;
}
