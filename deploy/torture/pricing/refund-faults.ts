import { money, sum, zero, type Money } from "../../../edge/domain/money.ts";
import {
  draftRefund,
  tendersBack,
  type ReturnedLine,
  type SoldSale,
} from "../../../edge/domain/sale/refund.ts";
import type { SaleDraft } from "../../../edge/domain/sale/sale.ts";
import type { Random } from "../../../edge/platform/random.ts";

/** More parts than this are not told apart from the rest that comes back at once. */
const mostRefunds = 6;

/**
 * Brings a whole sale back in parts, as customers do. What is paid back must be what was paid, of the
 * total and of every line with its VAT, and never a fen more on the way.
 */
export function refundFaults(draft: SaleDraft, random: Random): string[] {
  const faults = new Set<string>();
  let sale = soldOf(draft);
  const nets = draft.lines.map(() => 0);
  const vats = draft.lines.map(() => 0);
  for (let part = 1; part <= mostRefunds; part += 1) {
    const refund = draftRefund(sale, someOf(sale, random, part === mostRefunds));
    if ("fault" in refund) {
      if (refund.fault === "more-than-sold") faults.add("goods that were sold are not taken back");
      continue;
    }
    if (refund.lines.some(({ net, vat }) => net < 0 || vat < 0 || vat > net))
      faults.add("a refund is out of bounds");
    for (const { line, net, vat } of refund.lines) {
      nets[line - 1]! += net;
      vats[line - 1]! += vat;
    }
    sale = afterRefund(sale, refund.lines, refund.total);
    if (sale.refunded > draft.total) faults.add("more is paid back than was paid");
  }
  if (sale.refunded !== draft.total) faults.add("not all is paid back");
  for (const [index, { net, vat }] of draft.lines.entries())
    if (nets[index] !== net || vats[index] !== vat) faults.add("the parts of a line do not add up");
  if (!("fault" in draftRefund(sale, [{ line: 1, quantity: 1, goods: "resale" }])))
    faults.add("goods are taken back twice");
  return [...faults];
}

function soldOf(draft: SaleDraft): SoldSale {
  return {
    ...draft,
    id: "s",
    receipt: "r",
    postedAtMs: 0,
    businessDay: "2026-11-24",
    returned: draft.lines.map(() => 0),
    paidBack: draft.tenders.map(() => zero),
    refunded: zero,
  };
}

/** Some of what is left, or all of it. */
function someOf(sale: SoldSale, random: Random, isAll: boolean): ReturnedLine[] {
  return sale.lines.flatMap(({ quantity }, index): ReturnedLine[] => {
    const left = quantity - (sale.returned[index] ?? 0);
    const taken = isAll ? left : Math.min(left, random.between(0, left));
    return taken > 0 ? [{ line: index + 1, quantity: taken, goods: "resale" }] : [];
  });
}

function afterRefund(sale: SoldSale, lines: readonly ReturnedLine[], total: Money): SoldSale {
  const back = tendersBack(sale, total);
  return {
    ...sale,
    returned: sale.returned.map((before, index) =>
      lines
        .filter(({ line }) => line === index + 1)
        .reduce((all, { quantity }) => all + quantity, before),
    ),
    paidBack: sale.paidBack.map((before, index) =>
      sum([
        before,
        ...back.filter(({ tender }) => tender === index + 1).map(({ amount }) => money(amount)),
      ]),
    ),
    refunded: sum([sale.refunded, total]),
  };
}
