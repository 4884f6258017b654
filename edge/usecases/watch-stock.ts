import { raiseAlert, recoverAlert, type AlertDesk } from "./raise-alert.ts";
import type { StockBook } from "./ports.ts";

/**
 * Goods that were sold below zero were counted wrong: somebody must count them. As soon as the books
 * hold them again the alert closes.
 */
export async function watchStock(
  desk: AlertDesk & { readonly stockBook: StockBook },
  skus: readonly string[],
): Promise<void> {
  for (const sku of new Set(skus)) {
    const { shelf, backRoom } = await desk.stockBook.level(sku);
    const cause = { kind: "stock-negative", place: sku } as const;
    if (shelf + backRoom < 0)
      await raiseAlert(desk, { ...cause, sku, evidence: { onHand: shelf + backRoom } });
    else await recoverAlert(desk, cause);
  }
}
