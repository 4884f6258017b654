import type { Locale } from "../domain/locale.ts";
import { negate, subtract, sum, type Money } from "../domain/money.ts";
import type { PostedSale, SaleLine, Tender } from "../domain/sale/sale.ts";
import { printable, type ReceiptDoc, type ReceiptRow } from "./receipt-doc.ts";
import type { ReceiptShop } from "./receipt-shop.ts";
import { copyBanner, receiptWords } from "./receipt-words.ts";

/** 1234567 fen is "12,345.67". */
function yuan(fen: Money): string {
  const digits = String(Math.abs(fen)).padStart(3, "0");
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${fen < 0 ? "-" : ""}${whole}.${digits.slice(-2)}`;
}

function kilograms(grams: number): string {
  return `${Math.floor(grams / 1000)}.${String(grams % 1000).padStart(3, "0")}kg`;
}

/** Local time of the shop, for example "2026-11-22 14:36". */
function localTime(atMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    dateStyle: "short",
    timeStyle: "short",
  }).format(atMs);
}

const pair = (left: string, right: string): ReceiptRow => ({ kind: "pair", left, right });
const rule: ReceiptRow = { kind: "rule" };

function headRows(sale: PostedSale, shop: ReceiptShop, locale: Locale): ReceiptRow[] {
  const words = receiptWords[locale];
  const under = [shop.branch, `${words.phone} ${shop.servicePhone}`].filter((each) => each !== "");
  const kiosk = /(\d+)$/.exec(sale.kiosk)?.[1] ?? sale.kiosk;
  return [
    { kind: "title", text: printable(shop.name) },
    { kind: "centre", text: printable(under.join("  ")) },
    rule,
    pair(localTime(sale.soldAtMs, shop.timeZone), printable(words.checkout(kiosk))),
    pair(words.receipt, sale.receipt),
    ...(sale.cashier === "" ? [] : [pair(words.cashier, printable(sale.cashier))]),
  ];
}

function lineRows(line: SaleLine, locale: Locale): ReceiptRow[] {
  const amount = line.soldBy === "weight" ? kilograms(line.quantity) : String(line.quantity);
  return [
    { kind: "name", text: printable(line.name) },
    pair(`  ${amount} × ${yuan(line.unitPrice)}`, yuan(line.list)),
    ...discountRows(line, locale),
  ];
}

/** What came off and why; without a reason, that something came off. */
function discountRows({ discount, reductions = [] }: SaleLine, locale: Locale): ReceiptRow[] {
  if (discount === 0) return [];
  return reductions.length > 0
    ? reductions.map(({ name, amount }) => pair(`  ${printable(name)}`, `-${yuan(amount)}`))
    : [pair(`  ${receiptWords[locale].discount}`, `-${yuan(discount)}`)];
}

function tenderRows(tender: Tender, locale: Locale): ReceiptRow[] {
  const words = receiptWords[locale];
  const change = subtract(tender.received, tender.amount);
  return [
    pair(words.methods[tender.method], yuan(tender.amount)),
    ...(change > 0
      ? [pair(words.received, yuan(tender.received)), pair(words.change, yuan(change))]
      : []),
    ...(tender.reference === ""
      ? []
      : [pair(words.reference, printable(tender.reference).slice(-4))]),
  ];
}

/** The VAT inside the total, one row for each rate, the highest first. */
function vatRows(lines: readonly SaleLine[], locale: Locale): ReceiptRow[] {
  const rates = [...new Set(lines.map((line) => line.vatBasisPoints))].sort((a, b) => b - a);
  return rates.map((rate) => {
    const ofRate = lines.filter((line) => line.vatBasisPoints === rate);
    const vat = sum(ofRate.map((line) => line.vat));
    const net = subtract(sum(ofRate.map((line) => line.net)), vat);
    return pair(receiptWords[locale].vat(String(rate / 100), yuan(net)), yuan(vat));
  });
}

function countItems(lines: readonly SaleLine[]): number {
  return lines.reduce((count, line) => count + (line.soldBy === "piece" ? line.quantity : 1), 0);
}

/**
 * Lays a sale out as a receipt: shop, number, lines, discount, total, payments, change, VAT and a
 * code that finds the sale again. Pure: the same sale is always the same receipt.
 */
export function layoutReceipt(
  sale: PostedSale,
  shop: ReceiptShop,
  locale: Locale,
  isCopy: boolean,
): ReceiptDoc {
  const words = receiptWords[locale];
  const discount = sum(sale.lines.map((line) => line.discount));
  const hasPage = shop.receiptUrl !== "";
  return {
    rows: [
      ...(isCopy ? [{ kind: "banner", text: copyBanner } as const] : []),
      ...headRows(sale, shop, locale),
      rule,
      ...sale.lines.flatMap((line) => lineRows(line, locale)),
      rule,
      ...(discount > 0 ? [pair(words.discount, yuan(negate(discount)))] : []),
      { kind: "total", left: words.total(countItems(sale.lines)), right: `￥${yuan(sale.total)}` },
      ...sale.tenders.flatMap((tender) => tenderRows(tender, locale)),
      ...vatRows(sale.lines, locale),
      rule,
      {
        kind: "code",
        content: hasPage ? `${shop.receiptUrl}${sale.id}` : `${sale.receipt} ${sale.id}`,
      },
      { kind: "centre", text: hasPage ? words.scan : words.find },
      { kind: "centre", text: words.invoice },
      rule,
      { kind: "centre", text: words.goodbye },
    ],
  };
}
