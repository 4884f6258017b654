import type { Localised } from "../locale.ts";
import { money, negate, type Money } from "../money.ts";
import { accounts, natureOf, type Account } from "./accounts.ts";
import { balanceOf, vatOfMonth, type Balances } from "./month-close.ts";

/** One line of a statement. */
export interface StatementLine {
  readonly key: string;
  readonly names: Localised;
  readonly amount: Money;
}

function line(key: string, zh: string, en: string, amount: number): StatementLine {
  return { key, names: { "zh-CN": zh, en }, amount: money(amount) };
}

function totalOf(balances: Balances, some: readonly Account[]): number {
  return some.reduce((total, account) => total + balanceOf(balances, account), 0);
}

const revenueAccounts = [
  "revenue-standard",
  "revenue-reduced",
  "revenue-exempt",
  "revenue-small-scale",
  "rounding-allowance",
  "breakage",
  "other-revenue",
] as const satisfies readonly Account[];

/**
 * The profit and loss of a period, in the order of 会小企02.
 * @param balances what the period added to each account, entries that close a period left out.
 */
export function profitAndLoss(balances: Balances): StatementLine[] {
  const income = (...some: Account[]) => 0 - totalOf(balances, some);
  const expense = (...some: Account[]) => totalOf(balances, some);
  const revenue = income(...revenueAccounts);
  const cost = expense("cost-of-sales");
  const surcharges = expense("surcharges");
  const selling = expense("selling-expenses");
  const administrative = expense("administrative-expenses");
  const financial = expense("financial-expenses");
  const impairment = expense("impairment-loss");
  const other = income("other-income");
  const operating =
    revenue - cost - surcharges - selling - administrative - financial - impairment + other;
  const outside = income("non-operating-income");
  const losses = expense("non-operating-expenses");
  const before = operating + outside - losses;
  const tax = expense("income-tax");
  return [
    line("revenue", "营业收入", "Revenue", revenue),
    line("cost-of-sales", "营业成本", "Cost of sales", cost),
    line("surcharges", "税金及附加", "Taxes and surcharges", surcharges),
    line("selling-expenses", "销售费用", "Selling expenses", selling),
    line("administrative-expenses", "管理费用", "Administrative expenses", administrative),
    line("financial-expenses", "财务费用", "Financial expenses", financial),
    line("impairment-loss", "资产减值损失", "Impairment loss", impairment),
    line("other-income", "其他收益", "Other income", other),
    line("operating-profit", "营业利润", "Operating profit", operating),
    line("non-operating-income", "营业外收入", "Non-operating income", outside),
    line("non-operating-expenses", "营业外支出", "Non-operating expenses", losses),
    line("profit-before-tax", "利润总额", "Profit before tax", before),
    line("income-tax", "所得税费用", "Income tax", tax),
    line("net-profit", "净利润", "Net profit", before - tax),
  ];
}

const moneyAccounts = [
  "cash",
  "safe-cash",
  "cash-in-transit",
  "bank",
  "wechat-clearing",
  "alipay-clearing",
  "card-clearing",
  "qr-clearing",
] as const satisfies readonly Account[];

const stockAccounts = [
  "inventory",
  "inventory-quarantined",
  "inventory-elsewhere",
  "goods-in-transit",
  "inventory-allowance",
] as const satisfies readonly Account[];

/** Accounts of tax whose debit is an asset and whose credit is a debt, each group by itself. */
const taxGroups: readonly (readonly Account[])[] = [
  [...vatOfMonth, "vat-payable"],
  ["input-vat-pending"],
  ["output-vat-deferred"],
  ["small-scale-vat"],
  ["surcharges-payable"],
  ["income-tax-payable"],
];

/**
 * What the shop has and owes at the end of a day. Party accounts are shown by account, not by party.
 * @param balances everything that was ever posted up to that day.
 */
export function balanceSheet(balances: Balances): StatementLine[] {
  const held = (...some: Account[]) => totalOf(balances, some);
  const owed = (...some: Account[]) => 0 - totalOf(balances, some);
  const taxes = taxGroups.map((group) => totalOf(balances, group));
  const taxAssets = taxes.reduce((total, amount) => total + Math.max(0, amount), 0);
  const taxDebts = taxes.reduce((total, amount) => total + Math.max(0, 0 - amount), 0);
  const unclosed = accounts
    .filter((account) => natureOf(account) === "income" || natureOf(account) === "expense")
    .reduce((total, account) => total - balanceOf(balances, account), 0);
  const assets = [
    line("money", "货币资金", "Cash and bank", held(...moneyAccounts)),
    line("receivables", "应收账款", "Accounts receivable", held("receivables")),
    line("prepayments", "预付账款", "Prepayments", held("supplier-prepayments")),
    line(
      "other-receivables",
      "其他应收款",
      "Other receivables",
      held("other-receivables", "container-deposits"),
    ),
    line("inventory", "存货", "Inventory", held(...stockAccounts)),
    line("loss-pending", "待处理财产损溢", "Gain or loss pending", held("loss-pending")),
    line("tax-assets", "其他流动资产", "Other current assets", taxAssets),
  ];
  const debts = [
    line("payables", "应付账款", "Accounts payable", owed("payables", "goods-received")),
    line(
      "customer-liabilities",
      "预收账款及合同负债",
      "Advances and contract liabilities",
      owed("customer-advances", "customer-wallets", "customer-points"),
    ),
    line("taxes", "应交税费", "Taxes payable", taxDebts),
    line("other-payables", "其他应付款", "Other payables", owed("customer-deposits")),
  ];
  const equity = [
    line("capital", "实收资本", "Paid-in capital", owed("capital")),
    line("opening-balance", "期初余额清算", "Opening balance clearing", owed("opening-balance")),
    line(
      "profit",
      "未分配利润",
      "Undistributed profit",
      owed("year-profit", "retained-profit") + unclosed,
    ),
  ];
  return [
    ...withTotal(assets, "assets", "资产总计", "Total assets"),
    ...withTotal(debts, "liabilities", "负债合计", "Total liabilities"),
    ...withTotal(equity, "equity", "所有者权益合计", "Total equity"),
  ];
}

function withTotal(
  lines: readonly StatementLine[],
  key: string,
  zh: string,
  en: string,
): StatementLine[] {
  return [
    ...lines,
    line(
      key,
      zh,
      en,
      lines.reduce((total, { amount }) => total + amount, 0),
    ),
  ];
}

/**
 * The figures of a general payer's VAT return that the books know, by the numbers of its lines.
 * @param balances what the period added to each account, entries that close a period left out.
 * @param brought what was left to deduct from the period before (line 13), zero or more.
 */
export function vatSummary(balances: Balances, brought: Money): StatementLine[] {
  const credited = (...some: Account[]) => negate(money(totalOf(balances, some)));
  const output = credited("output-vat");
  const input = balanceOf(balances, "input-vat");
  const reversed = credited("input-vat-reversed");
  const deductible = input + brought - reversed;
  const deducted = Math.max(0, Math.min(deductible, output));
  return [
    line(
      "1",
      "按适用税率计税销售额",
      "Sales at the general rates",
      credited("revenue-standard", "revenue-reduced", "other-revenue", "rounding-allowance"),
    ),
    line("5", "按简易办法计税销售额", "Sales at the levy", credited("revenue-small-scale")),
    line("8", "免税销售额", "Exempt sales", credited("revenue-exempt")),
    line("11", "销项税额", "Output VAT", output),
    line("12", "进项税额", "Input VAT", input),
    line("13", "上期留抵税额", "Brought forward", brought),
    line("14", "进项税额转出", "Input VAT reversed", reversed),
    line("17", "应抵扣税额合计", "To deduct", deductible),
    line("18", "实际抵扣税额", "Deducted", deducted),
    line("19", "应纳税额", "VAT due", output - deducted),
    line("20", "期末留抵税额", "Carried forward", deductible - deducted),
    line("21", "简易计税应纳税额", "VAT at the levy", credited("small-scale-vat")),
  ];
}
