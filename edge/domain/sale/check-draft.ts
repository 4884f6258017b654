import { sum, zero } from "../money.ts";
import type { SaleDraft, SaleLine, Tender } from "./sale.ts";

/** Why a draft cannot be posted; undefined when it can. */
export type DraftFault =
  "empty-sale" | "lines-do-not-add-up" | "tenders-do-not-match-total" | undefined;

/** A sale has lines, its lines add up to its total, and its tenders pay exactly that. */
export function draftFault(draft: SaleDraft): DraftFault {
  if (draft.lines.length === 0) return "empty-sale";
  const owed = sum([...draft.lines.map((line) => line.net), draft.rounding ?? zero]);
  if (owed !== draft.total || !draft.lines.every(isSoundLine)) return "lines-do-not-add-up";
  const paid = sum(draft.tenders.map((tender) => tender.amount));
  if (paid !== draft.total || !draft.tenders.every(isSoundTender))
    return "tenders-do-not-match-total";
  return undefined;
}

function isSoundLine({ quantity, unitPrice, list, discount, net, vat }: SaleLine): boolean {
  const isAmount = (value: number, most: number) =>
    Number.isSafeInteger(value) && value >= 0 && value <= most;
  return (
    quantity > 0 &&
    isAmount(quantity, Number.MAX_SAFE_INTEGER) &&
    isAmount(unitPrice, Number.MAX_SAFE_INTEGER) &&
    isAmount(discount, list) &&
    net === list - discount &&
    isAmount(vat, net)
  );
}

/** Only cash can be more than what it pays: the rest is change. */
function isSoundTender({ method, amount, received }: Tender): boolean {
  return amount >= 0 && (received === amount || (method === "cash" && received > amount));
}
