import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { recipes, sold } from "../../testing/journal-recipes.ts";
import { money, sum, zero, type Money } from "../money.ts";
import { chartFor, type Account, type Chart, type VatPayer } from "./accounts.ts";
import { companyChart } from "./charts/company.ts";
import { smallCompanyChart } from "./charts/small-company.ts";
import { debit, journalForSale, journalForStock, type Posting } from "./journal.ts";
import {
  journalForApproval,
  journalForCashMove,
  journalForLoss,
  journalForSettlement,
} from "./loss-journals.ts";
import {
  balancesOf,
  journalForIncomeTax,
  journalForProfitClose,
  journalForSurcharges,
  journalForVatClose,
} from "./month-close.ts";
import { balanceSheet, profitAndLoss, vatSummary, type StatementLine } from "./statements.ts";
import { journalForSupplierPayment } from "./supplier-journals.ts";
import { vatWithin } from "./vat-rates.ts";

interface Entry {
  readonly memo: string;
  readonly lines: readonly { acct: string; dr: number; cr: number }[];
}

interface Vectors {
  readonly accounts: Readonly<Record<string, { asse: string | null; asbe: string | null }>>;
  readonly cases: readonly {
    readonly id: string;
    readonly standard: "ASSE" | "ASBE" | "both";
    readonly payer: "general" | "small";
    readonly entries: readonly Entry[];
    readonly expect?: Readonly<Record<string, number>>;
  }[];
  readonly month: {
    readonly entries: readonly Entry[];
    readonly statements: Readonly<Record<"income" | "vat" | "balance", Record<string, number>>>;
  };
}

/** The vectors' names of accounts, where they differ from ours. */
const ours: Readonly<Record<string, Account>> = {
  cash: "cash",
  cash_transit: "cash-in-transit",
  bank: "bank",
  prov_wx: "wechat-clearing",
  prov_ali: "alipay-clearing",
  prov_card: "card-clearing",
  ar: "receivables",
  prepay: "supplier-prepayments",
  oth_recv: "other-receivables",
  bottle_recv: "container-deposits",
  transit: "goods-in-transit",
  inv: "inventory",
  inv_b: "inventory-elsewhere",
  inv_dmg: "inventory-quarantined",
  allow: "inventory-allowance",
  suspense: "loss-pending",
  ap: "payables",
  gr_ir: "goods-received",
  advance: "customer-advances",
  contract: "customer-wallets",
  points: "customer-points",
  vat_out: "output-vat",
  vat_in: "input-vat",
  vat_trout: "input-vat-reversed",
  vat_close: "vat-transferred",
  vat_unpaid: "vat-payable",
  vat_pend: "input-vat-pending",
  vat_defer: "output-vat-deferred",
  vat_small: "small-scale-vat",
  surtax_pay: "surcharges-payable",
  cit_pay: "income-tax-payable",
  deposit: "customer-deposits",
  capital: "capital",
  cyp: "year-profit",
  open_bal: "opening-balance",
  rev13: "revenue-standard",
  rev9: "revenue-reduced",
  rev0: "revenue-exempt",
  rev_s: "revenue-small-scale",
  rev_round: "rounding-allowance",
  rev_break: "breakage",
  oth_rev: "other-revenue",
  nonop_in: "non-operating-income",
  oth_income: "other-income",
  cogs: "cost-of-sales",
  surtax: "surcharges",
  sell: "selling-expenses",
  admin: "administrative-expenses",
  fin: "financial-expenses",
  nonop_out: "non-operating-expenses",
  impair: "impairment-loss",
  cit: "income-tax",
};

const file = new URL("../../../../shared/vectors/journal-cases.json", import.meta.url);
const vectors = existsSync(file)
  ? (JSON.parse(readFileSync(file, "utf8")) as Vectors)
  : { accounts: {}, cases: [], month: undefined };
if (vectors.month === undefined) console.info(`skipped: ${file.pathname} is not on this machine`);

const charts = { ASSE: smallCompanyChart, ASBE: companyChart } as const;
type Standard = keyof typeof charts;

/** Amounts by the account's number in the chart, which is what an accountant compares. */
function byCode(chart: Chart, postings: readonly Posting[]): Record<string, Money> {
  const totals: Record<string, Money> = {};
  for (const { account, amount } of postings) {
    const code = chart.entries[account]?.code ?? `${account} is not in this chart`;
    totals[code] = money((totals[code] ?? zero) + amount);
  }
  return Object.fromEntries(Object.entries(totals).filter(([, amount]) => amount !== 0));
}

function expected(entries: readonly Entry[]): Posting[] {
  return entries.flatMap(({ lines }) =>
    lines.map(({ acct, dr, cr }) => debit(ours[acct]!, money(dr - cr))),
  );
}

const runs = vectors.cases.flatMap((vector) =>
  (vector.standard === "both" ? (["ASSE", "ASBE"] as const) : [vector.standard]).map(
    (standard: Standard) => ({ ...vector, standard }),
  ),
);

test.for(runs)("case $id under $standard", ({ id, standard, payer, entries, expect: balances }) => {
  const payerKind: VatPayer = payer === "small" ? "small-scale" : "general";
  const chart = chartFor(charts[standard], payerKind);
  const steps = recipes[id]!(chart.treatments);
  let next = 0;
  for (const step of steps) {
    const meant = entries.slice(next, next + step.entries);
    expect(byCode(chart, step.journal), meant.map(({ memo }) => memo).join()).toEqual(
      byCode(chart, expected(meant)),
    );
    next += step.entries;
  }
  expect(next).toBe(entries.length);
  const left = balancesOf(steps.flatMap(({ journal }) => journal));
  for (const [acct, amount] of Object.entries(balances ?? {}))
    expect(left.get(ours[acct]!) ?? 0, acct).toBe(amount);
});

test.skipIf(vectors.month === undefined)("every case has a recipe, every recipe a case", () => {
  const ids = vectors.cases.map(({ id }) => id);
  expect(Object.keys(recipes).sort()).toEqual([...ids].sort());
  console.info(`${ids.length} cases in ${runs.length} runs under two standards`);
});

test.skipIf(vectors.month === undefined)("both charts carry the numbers of the reference", () => {
  for (const [acct, { asse, asbe }] of Object.entries(vectors.accounts)) {
    expect(smallCompanyChart.entries[ours[acct]!]?.code ?? null, acct).toBe(
      acct === "oth_income" ? null : asse,
    );
    expect(companyChart.entries[ours[acct]!]?.code ?? null, acct).toBe(asbe);
  }
});

/** A month of a general payer, made by our rules and closed by them. */
function month(chart: Chart) {
  const { treatments } = chart;
  const fee = { fee: money(20_255), feeVat: money(1_215), gross: money(5_650_000) };
  const paid = (method: "wechat" | "cash", amount: number) => [{ method, amount: money(amount) }];
  const before: Posting[][] = [
    [
      debit("cash", money(100_000)),
      debit("bank", money(5_000_000)),
      debit("inventory", money(3_000_000)),
      debit("payables", money(-2_100_000)),
      debit("capital", money(-6_000_000)),
    ],
    [
      ...journalForStock("payables", money(4_000_000), zero),
      debit("input-vat", money(520_000)),
      debit("payables", money(-520_000)),
    ],
    journalForSale([sold(5_650_000, 1_300)], paid("wechat", 5_650_000), zero),
    journalForSale([sold(800_000, 0)], paid("cash", 800_000), zero),
    journalForSale([], [], money(4_200_000)),
    journalForSettlement("wechat-clearing", fee),
    journalForLoss(money(50_000), vatWithin(money(56_500), 1_300).tax),
    journalForApproval(money(56_500), zero, "stock", treatments),
    journalForCashMove("bank", "selling-expenses", money(900_000)),
    journalForSupplierPayment(money(3_000_000), zero, "bank"),
    journalForCashMove("cash", "bank", money(700_000)),
  ];
  const period = before.slice(1).flat();
  const vatClose = journalForVatClose(balancesOf(period));
  const surcharges = journalForSurcharges(vatClose[0]!.amount, 1_200);
  const profit = (postings: readonly Posting[]) =>
    profitAndLoss(balancesOf(postings)).find(({ key }) => key === "profit-before-tax")!.amount;
  const tax = journalForIncomeTax(profit([...period, ...surcharges]), 500);
  const booked = balancesOf([...period, ...surcharges, ...tax]);
  const closing = [
    journalForProfitClose(booked, "income"),
    journalForProfitClose(booked, "expense"),
  ];
  return {
    journals: [...before, vatClose, surcharges, tax, ...closing],
    booked,
    all: balancesOf([...before, vatClose, surcharges, tax, ...closing].flat()),
  };
}

const figures = (lines: readonly StatementLine[]) =>
  Object.fromEntries(lines.map(({ key, amount }) => [key, amount]));

test.skipIf(vectors.month === undefined)(
  "the closed month, entry by entry, and its statements",
  () => {
    const { entries, statements } = vectors.month!;
    const chart = chartFor(companyChart, "general");
    const { journals, booked, all } = month(chart);
    expect(journals).toHaveLength(entries.length);
    for (const [index, journal] of journals.entries())
      expect(byCode(chart, journal), entries[index]!.memo).toEqual(
        byCode(chart, expected([entries[index]!])),
      );
    const income = figures(profitAndLoss(booked));
    expect(income).toMatchObject({
      revenue: statements.income["revenue"],
      "cost-of-sales": statements.income["cogs"],
      surcharges: statements.income["surtax"],
      "selling-expenses": statements.income["selling"],
      "administrative-expenses": statements.income["admin"],
      "financial-expenses": statements.income["financial"],
      "operating-profit": statements.income["operating_profit"],
      "profit-before-tax": statements.income["total_profit"],
      "income-tax": statements.income["income_tax"],
      "net-profit": statements.income["net_profit"],
    });
    expect(figures(vatSummary(booked, zero))).toMatchObject({
      1: statements.vat["taxable_sales"],
      8: statements.vat["l8_exempt_sales"],
      11: statements.vat["l11_output"],
      12: statements.vat["l12_input"],
      13: statements.vat["l13_brought"],
      14: statements.vat["l14_reversal"],
      17: statements.vat["l17"],
      18: statements.vat["l18"],
      19: statements.vat["l19"],
      20: statements.vat["l20_carried"],
    });
    expect(figures(balanceSheet(all))).toMatchObject({
      money: statements.balance["cash_and_bank"],
      inventory: statements.balance["inventory"],
      assets: statements.balance["total_assets"],
      payables: statements.balance["payables"],
      taxes: statements.balance["taxes"],
      liabilities: statements.balance["total_liabilities"],
      capital: statements.balance["capital"],
      profit: statements.balance["profit"],
      equity: statements.balance["total_equity"],
    });
  },
);

test("a month closes to the fen under both standards", () => {
  for (const standard of [smallCompanyChart, companyChart]) {
    const { all, booked } = month(chartFor(standard, "general"));
    const sheet = figures(balanceSheet(all));
    expect(sheet["assets"]).toBe(sheet["liabilities"]! + sheet["equity"]!);
    expect(sheet).toMatchObject({ assets: 10_378_530, taxes: 181_870, profit: 576_660 });
    expect(figures(profitAndLoss(booked))["net-profit"]).toBe(576_660);
    expect(sum([...all.values()])).toBe(0);
  }
});
