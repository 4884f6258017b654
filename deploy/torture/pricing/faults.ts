import { roundCash } from "../../../edge/domain/cash/cash.ts";
import { journalForSale } from "../../../edge/domain/finance/journal.ts";
import { money, sum, zero, type Money } from "../../../edge/domain/money.ts";
import type { GoodsLine } from "../../../edge/domain/pricing/goods.ts";
import { priceBasket, type PricedBasket } from "../../../edge/domain/pricing/price-basket.ts";
import { compileRules } from "../../../edge/domain/pricing/rulebook.ts";
import { refundFaults } from "./refund-faults.ts";
import { draftFault } from "../../../edge/domain/sale/check-draft.ts";
import type { Tender } from "../../../edge/domain/sale/sale.ts";
import type { Random } from "../../../edge/platform/random.ts";
import type { Trial } from "./baskets.ts";
import { totalByTrying } from "./oracle.ts";

/** Prices a trial: the shop's own way, or a wrong one that must be found out. */
export type Pricer = (trial: Trial) => PricedBasket;

export const shopPricer: Pricer = ({ lines, promotions, occasion }) =>
  priceBasket(lines, compileRules(promotions), occasion);

/** Of the sales, those that are also brought back: it takes as long as everything else together. */
const returnedShare = 0.25;

/** What is wrong with a priced basket, in words; nothing when all is right. */
export function faultsOf(trial: Trial, pricer: Pricer, random: Random, isSmall: boolean): string[] {
  const priced = pricer(trial);
  return [
    ...sumFaults(priced),
    ...vatFaults(trial.lines, priced),
    ...orderFaults(trial, priced, pricer, random),
    ...bookFaults(trial.lines, priced, random),
    ...(isSmall ? oracleFaults(trial, priced) : []),
  ];
}

function sumFaults({ lines, total }: PricedBasket): string[] {
  const faults: string[] = [];
  if (sum(lines.map((line) => line.net)) !== total) faults.push("lines do not add up to the total");
  for (const { list, discount, net, reductions } of lines) {
    if (net < 0 || net > list || list - discount !== net) faults.push("a line is out of bounds");
    if (sum(reductions.map(({ amount }) => amount)) !== discount)
      faults.push("reductions do not add up to the discount");
    if (reductions.some(({ amount }) => amount <= 0)) faults.push("a reduction takes nothing off");
  }
  return faults;
}

/** The VAT of each rate, once more in exact arithmetic. */
function vatFaults(goods: readonly GoodsLine[], { lines }: PricedBasket): string[] {
  const faults: string[] = [];
  if (lines.some(({ vat, net }) => vat < 0 || vat > net)) faults.push("VAT is out of bounds");
  for (const rate of new Set(goods.map((line) => line.vatBasisPoints))) {
    const ofRate = lines.filter((_, index) => goods[index]?.vatBasisPoints === rate);
    const gross = BigInt(sum(ofRate.map((line) => line.net)));
    const whole = BigInt(10_000 + rate);
    const net = (gross * 20_000n + whole) / (whole * 2n);
    if (BigInt(sum(ofRate.map((line) => line.vat))) !== gross - net)
      faults.push(`VAT at ${rate} basis points is wrong`);
  }
  return faults;
}

/** Other orders of lines and rules, and a second time, must give the same. */
function orderFaults(trial: Trial, priced: PricedBasket, pricer: Pricer, random: Random): string[] {
  const moved = {
    ...trial,
    lines: shuffled(trial.lines, random),
    promotions: shuffled(trial.promotions, random),
  };
  return signature(pricer(moved)) === signature(priced) ? [] : ["the order decides a price"];
}

function signature({ lines, total }: PricedBasket): string {
  const each = lines.map(({ list, net, vat, reductions }) =>
    JSON.stringify([list, net, vat, reductions.map(({ rule, amount }) => [rule, amount])]),
  );
  return `${total} ${each.sort().join(" ")}`;
}

/** The sale that the basket becomes is one that the ledger takes, and its journal balances. */
function bookFaults(goods: readonly GoodsLine[], priced: PricedBasket, random: Random): string[] {
  const { total } = priced;
  const lines = priced.lines.map((line, index) => ({ ...goods[index]!, name: "", ...line }));
  const sold = lines.map(({ reductions, ...line }) => ({
    ...line,
    reductions: reductions.map(({ rule, names, amount }) => ({ rule, name: names.en, amount })),
  }));
  const tenders = splitTenders(total, random);
  const plain = { key: "k", kiosk: "k1", cashier: "", member: "", soldAtMs: 0 };
  const draft = { ...plain, lines: sold, tenders, total };
  const fault = draftFault(draft);
  const inCash = roundCash(total, random.pick(["down", "half-up", "half-even"]));
  const journals = [
    journalForSale(sold, tenders, money(random.between(0, 5_000))),
    journalForSale(sold, [cash(inCash.due)], zero, inCash.rounding),
  ];
  return [
    ...(fault === undefined ? [] : [fault]),
    ...(random.next() < returnedShare ? refundFaults(draft, random) : []),
    ...journals.flatMap((journal) =>
      sum(journal.map(({ amount }) => amount)) === 0 ? [] : ["the journal does not balance"],
    ),
  ];
}

function splitTenders(total: Money, random: Random): Tender[] {
  const first = money(random.between(0, total));
  const rest = money(total - first);
  return [{ method: "qr", amount: first, received: first, reference: "p1" }, cash(rest)];
}

function cash(amount: Money): Tender {
  return { method: "cash", amount, received: amount, reference: "" };
}

function oracleFaults(trial: Trial, { total }: PricedBasket): string[] {
  const expected = totalByTrying(trial);
  return expected === undefined || expected === BigInt(total)
    ? []
    : [`comes to ${total}, must be ${expected}`];
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const keyed = items.map((item) => ({ item, key: random.next() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}
