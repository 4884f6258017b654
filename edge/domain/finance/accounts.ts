import type { Localised } from "../locale.ts";

/** What an account is in the statements. */
export type Nature = "asset" | "liability" | "equity" | "income" | "expense";

/** General payers deduct the VAT they pay; small-scale payers owe a levy and deduct nothing. */
export type VatPayer = "general" | "small-scale";

interface Meaning {
  readonly nature: Nature;
  /** Absent: every payer has it. */
  readonly payer?: VatPayer;
}

/**
 * The accounts that the shop posts to, by what they mean. A chart of accounts gives each a code; the
 * journal itself keeps the meaning, so that another standard needs no new ledger.
 */
export const meanings = {
  cash: { nature: "asset" },
  "safe-cash": { nature: "asset" },
  "cash-in-transit": { nature: "asset" },
  bank: { nature: "asset" },
  "wechat-clearing": { nature: "asset" },
  "alipay-clearing": { nature: "asset" },
  "card-clearing": { nature: "asset" },
  "qr-clearing": { nature: "asset" },
  receivables: { nature: "asset" },
  "supplier-prepayments": { nature: "asset" },
  "other-receivables": { nature: "asset" },
  "container-deposits": { nature: "asset" },
  "goods-in-transit": { nature: "asset" },
  inventory: { nature: "asset" },
  "inventory-quarantined": { nature: "asset" },
  "inventory-elsewhere": { nature: "asset" },
  "inventory-allowance": { nature: "asset" },
  "loss-pending": { nature: "asset" },
  payables: { nature: "liability" },
  "goods-received": { nature: "liability" },
  "customer-advances": { nature: "liability" },
  "customer-wallets": { nature: "liability" },
  "customer-points": { nature: "liability" },
  "customer-deposits": { nature: "liability" },
  "output-vat": { nature: "liability", payer: "general" },
  "input-vat": { nature: "liability", payer: "general" },
  "input-vat-reversed": { nature: "liability", payer: "general" },
  "vat-transferred": { nature: "liability", payer: "general" },
  "vat-payable": { nature: "liability", payer: "general" },
  "input-vat-pending": { nature: "liability", payer: "general" },
  "output-vat-deferred": { nature: "liability", payer: "general" },
  "small-scale-vat": { nature: "liability", payer: "small-scale" },
  "surcharges-payable": { nature: "liability" },
  "income-tax-payable": { nature: "liability" },
  capital: { nature: "equity" },
  "year-profit": { nature: "equity" },
  "retained-profit": { nature: "equity" },
  "opening-balance": { nature: "equity" },
  "revenue-standard": { nature: "income", payer: "general" },
  "revenue-reduced": { nature: "income", payer: "general" },
  "revenue-exempt": { nature: "income" },
  "revenue-small-scale": { nature: "income", payer: "small-scale" },
  "rounding-allowance": { nature: "income" },
  breakage: { nature: "income" },
  "other-revenue": { nature: "income" },
  "other-income": { nature: "income" },
  "non-operating-income": { nature: "income" },
  "cost-of-sales": { nature: "expense" },
  surcharges: { nature: "expense" },
  "selling-expenses": { nature: "expense" },
  "administrative-expenses": { nature: "expense" },
  "financial-expenses": { nature: "expense" },
  "impairment-loss": { nature: "expense" },
  "non-operating-expenses": { nature: "expense" },
  "income-tax": { nature: "expense" },
} as const satisfies Record<string, Meaning>;

export type Account = keyof typeof meanings;

export const accounts = Object.keys(meanings) as Account[];

export function isAccount(text: string): text is Account {
  return Object.hasOwn(meanings, text);
}

export function natureOf(account: Account): Nature {
  return meanings[account].nature;
}

export interface ChartEntry {
  readonly code: string;
  readonly names: Localised;
}

/** Where standards book the same event differently. */
export interface Treatments {
  readonly stockShortage: Account;
  readonly stockSurplus: Account;
  readonly cashShortage: Account;
  readonly cashSurplus: Account;
  /** What bringing goods in costs: a part of the goods' value, or an expense. */
  readonly inboundFreight: Account;
  /** The levy that a small-scale payer keeps below the monthly threshold. */
  readonly smallScaleRelief: Account;
  readonly valuesStockDown: boolean;
  readonly defersPoints: boolean;
}

/** A standard of accounting: a code and name for each account that it has, and its treatments. */
export interface Chart {
  readonly id: string;
  readonly names: Localised;
  /** An account that the standard does not have is absent. */
  readonly entries: Readonly<Partial<Record<Account, ChartEntry>>>;
  readonly treatments: Treatments;
}

/** The chart as a payer of this kind keeps it. */
export function chartFor(chart: Chart, payer: VatPayer): Chart {
  const kept = accounts.filter((account) => {
    const meaning: Meaning = meanings[account];
    return meaning.payer === undefined || meaning.payer === payer;
  });
  const entries = Object.fromEntries(
    kept.flatMap((account) => {
      const entry = chart.entries[account];
      return entry === undefined ? [] : [[account, entry]];
    }),
  );
  return { ...chart, entries };
}

/** Accounts of a chart in the order of their codes. */
export function accountsByCode(chart: Chart): Account[] {
  const code = (account: Account) => chart.entries[account]?.code ?? "";
  return accounts
    .filter((account) => chart.entries[account] !== undefined)
    .sort((a, b) => (code(a) < code(b) ? -1 : 1));
}

/** Rows of accounts in the order of a chart; accounts that it does not have come first. */
export function inChartOrder<Row extends { readonly account: string }>(
  chart: Chart,
  rows: readonly Row[],
): Row[] {
  const order = accountsByCode(chart);
  const place = ({ account }: Row) => (isAccount(account) ? order.indexOf(account) : -1);
  return rows.toSorted((a, b) => place(a) - place(b));
}
