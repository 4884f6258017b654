import type { Basket } from "../domain/basket/basket.ts";
import { lineOf } from "../domain/basket/edit-basket.ts";
import { money, subtract, type Money } from "../domain/money.ts";
import type { PostedSale, Tender, TenderMethod } from "../domain/sale/sale.ts";
import type { Locale } from "../domain/locale.ts";
import type { Caller } from "./callers.ts";
import type { Tell } from "./news.ts";
import { isRefused, refused, type Refused } from "./outcome.ts";
import type { Catalogue, Ledger, Members } from "./ports.ts";
import { draftOf, priceAnew, totalOf, type PriceDesk } from "./price-basket-lines.ts";

export interface SaleRequest {
  /** The same for every repeat of the same sale. */
  readonly key: string;
  readonly kiosk: string;
  /** The number on a member's card; empty: none was shown. */
  readonly member: string;
  readonly coupons: readonly string[];
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
  readonly tenders: readonly {
    readonly method: TenderMethod;
    readonly amount: number;
    readonly reference: string;
  }[];
}

export interface SaleDesk extends PriceDesk {
  readonly catalogue: Catalogue;
  readonly members: Members;
  readonly ledger: Ledger;
  readonly tell: Tell;
  readonly locale: Locale;
}

/**
 * Posts a whole sale of a till or an integrator, at the prices and rules that hold now. Safe to repeat under
 * its key.
 * @throws OperatingError DISK_FULL or STORAGE_FAILED; then nothing was posted.
 */
export async function sellAtOnce(
  desk: SaleDesk,
  caller: Caller,
  request: SaleRequest,
): Promise<{ readonly kind: "sold"; readonly sale: PostedSale } | Refused> {
  const known = await desk.ledger.saleByKey(request.key);
  if (known !== undefined)
    return isRepeat(known, request)
      ? { kind: "sold", sale: known }
      : refused("IDEMPOTENCY_KEY_REUSED", request.key);
  const unpriced = await basketOf(desk, caller, request);
  if (isRefused(unpriced)) return unpriced;
  const basket = await priceAnew(desk, unpriced);
  const tenders = tendersOf(totalOf(basket), request.tenders);
  if (isRefused(tenders)) return tenders;
  const outcome = await desk.ledger.postSale(draftOf(basket, tenders, desk.now(), desk.locale));
  if (outcome.kind === "rejected") {
    if (outcome.reason === "key-reused") return refused("IDEMPOTENCY_KEY_REUSED", request.key);
    if (outcome.reason === "product-unknown") return refused("PRODUCT_UNKNOWN", outcome.detail);
    return refused("TENDER_REFUSED", outcome.detail);
  }
  if (outcome.kind === "posted") desk.tell({ kind: "sale", sale: outcome.sale });
  return { kind: "sold", sale: outcome.sale };
}

/** The same goods and payments, whatever they would cost by now. */
function isRepeat(sale: PostedSale, request: SaleRequest): boolean {
  const goods = (lines: SaleRequest["lines"]) =>
    lines.map(({ sku, quantity }) => `${sku} ${quantity}`).join("\n");
  const paid = sale.tenders.map((each) => `${each.method} ${each.received} ${each.reference}`);
  const offered = request.tenders.map((each) => `${each.method} ${each.amount} ${each.reference}`);
  return (
    sale.kiosk === request.kiosk &&
    goods(sale.lines) === goods(request.lines) &&
    paid.join("\n") === offered.join("\n")
  );
}

/** The basket that a whole sale would have been. */
export async function basketOf(
  desk: SaleDesk,
  caller: Caller,
  { key, kiosk, lines, coupons, ...request }: SaleRequest,
): Promise<Basket | Refused> {
  const member = request.member === "" ? undefined : await desk.members.byCard(request.member);
  if (request.member !== "" && member === undefined)
    return refused("MEMBER_UNKNOWN", request.member);
  const basketLines = [];
  for (const [index, { sku, quantity }] of lines.entries()) {
    const product = await desk.catalogue.product(sku);
    if (product === undefined) return refused("PRODUCT_UNKNOWN", sku);
    basketLines.push(lineOf(String(index), product, quantity, "hand"));
  }
  return {
    id: key,
    kiosk,
    cashier: caller.name,
    state: "open",
    lines: basketLines,
    coupons,
    ...(member === undefined ? {} : { member: { id: member.id, name: member.name } }),
    interventions: [],
    openedAtMs: desk.now(),
    unknownItems: 0,
  };
}

/** Cash may be more than is due: the rest is change. Everything else must fit exactly. */
export function tendersOf(total: Money, offered: SaleRequest["tenders"]): Tender[] | Refused {
  let due = total;
  const tenders: Tender[] = [];
  for (const { method, amount, reference } of offered) {
    const taken = money(method === "cash" ? Math.min(amount, due) : amount);
    tenders.push({ method, amount: taken, received: money(amount), reference });
    due = subtract(due, taken);
  }
  return due === 0
    ? tenders
    : refused("TENDER_REFUSED", `${total} is due, ${total - due} was paid`);
}
