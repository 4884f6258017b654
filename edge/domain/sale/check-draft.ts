import { sum } from "../money.ts";
import type { SaleDraft } from "./sale.ts";

/** Why a draft cannot be posted; undefined when it can. */
export type DraftFault = "empty-sale" | "tenders-do-not-match-total" | undefined;

/** A sale has lines, its lines add up to its total, and its tenders pay exactly that. */
export function draftFault(draft: SaleDraft): DraftFault {
  if (draft.lines.length === 0) return "empty-sale";
  const owed = sum(draft.lines.map((line) => line.net));
  const paid = sum(draft.tenders.map((tender) => tender.amount));
  const isOver = draft.tenders.some(
    (t) => t.received < t.amount || (t.method !== "cash" && t.received !== t.amount),
  );
  return owed !== draft.total || paid !== draft.total || isOver
    ? "tenders-do-not-match-total"
    : undefined;
}
