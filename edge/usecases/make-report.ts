import {
  accounts,
  inChartOrder,
  isAccount,
  natureOf,
  type Account,
  type Chart,
} from "../domain/finance/accounts.ts";
import { balanceOf, vatOfMonth } from "../domain/finance/month-close.ts";
import {
  balanceSheet,
  profitAndLoss,
  vatSummary,
  type StatementLine,
} from "../domain/finance/statements.ts";
import type { Localised } from "../domain/locale.ts";
import { money, negate, subtract } from "../domain/money.ts";
import type {
  DayRange,
  Figures,
  OpenItemKind,
  SalesOf,
  Turnover,
  TurnoverKey,
} from "./finance-ports.ts";
import type { Shift } from "./keep-shifts.ts";
import { refused, type Refused } from "./outcome.ts";
import { column, words, type Report, type ReportCell, type ReportColumn } from "./report.ts";

export interface ReportDesk {
  readonly chart: Chart;
  readonly figures: Figures;
  readonly shifts: { find(id: string): Promise<Shift | undefined> };
}

export interface ReportQuery extends DayRange {
  /** The shift of an X or Z report; empty: the whole day. */
  readonly shift: string;
}

type Maker = (
  desk: ReportDesk,
  query: ReportQuery,
) => Promise<Omit<Report, "name" | "from" | "to">>;

const resultAccounts = accounts.filter((account) =>
  ["income", "expense"].includes(natureOf(account)),
);
const vatAccounts: readonly Account[] = [
  ...vatOfMonth,
  "small-scale-vat",
  ...accounts.filter((account) => natureOf(account) === "income"),
];

const amountColumn = column("amount", "金额", "Amount", "money");
const lineColumns = [column("item", "项目", "Item", "text"), amountColumn];

const makers: Readonly<Record<string, Maker>> = {
  "profit-and-loss": async ({ figures }, range) =>
    statement(
      words("利润表", "Profit and loss"),
      profitAndLoss(await figures.balances(range, "closing-entries", resultAccounts)),
    ),
  "balance-sheet": async ({ figures }, { to }) =>
    statement(
      words("资产负债表", "Balance sheet"),
      balanceSheet(await figures.balances({ from: "", to }, "nothing", accounts)),
    ),
  "vat-summary": vatReport,
  "trial-balance": trialBalance,
  journal: journalReport,
  "margin-by-product": margins("product", "商品毛利", "Gross margin by product"),
  "margin-by-category": margins("category", "品类毛利", "Gross margin by category"),
  "margin-by-hour": margins("hour", "时段毛利", "Gross margin by hour"),
  "margin-by-cashier": margins("cashier", "收银员毛利", "Gross margin by cashier"),
  "close-checklist": closeChecklist,
  x: (desk, query) => tillReport(desk, query, words("X 报表", "X report")),
  z: (desk, query) => tillReport(desk, query, words("Z 报表", "Z report")),
};

export const reportNames = Object.keys(makers);

/** Figures under one of the `reportNames`, read from the rows at this moment. */
export async function makeReport(
  desk: ReportDesk,
  name: string,
  query: ReportQuery,
): Promise<Report | Refused> {
  const make = makers[name];
  if (make === undefined)
    return refused("REPORT_UNKNOWN", `${name}; there are ${reportNames.join(", ")}`);
  if (query.from > query.to) return refused("REQUEST_INVALID", "from: it is after to");
  if (query.shift !== "" && (await desk.shifts.find(query.shift)) === undefined)
    return refused("NOT_FOUND", `shift ${query.shift}`);
  return { name, from: query.from, to: query.to, ...(await make(desk, query)) };
}

const openItemNames: Readonly<Record<OpenItemKind, Localised>> = {
  "open-shifts": words("未交班", "Shifts still open"),
  "losses-pending": words("待处理损溢", "Losses and gains pending"),
  "late-invoices": words("超过30天未到票的入库", "Deliveries without an invoice for 30 days"),
  "cash-in-transit": words("在途缴款", "Cash on its way to the bank"),
  "unsettled-payments": words("渠道待清算", "Payments that are not settled"),
  "input-vat-pending": words("待认证进项税", "Input VAT awaiting confirmation"),
  "stock-below-zero": words("负库存", "Stock below zero"),
};

/** What must be looked at before the period ends: what is not open is not listed. */
async function closeChecklist({ figures }: ReportDesk, { to }: ReportQuery) {
  const open = (await figures.openItems(to)).filter(
    ({ count, amount }) => count !== 0 || amount !== 0,
  );
  return {
    names: words("结账检查", "Close checklist"),
    columns: [
      column("item", "项目", "Item", "text"),
      column("count", "数量", "Count", "count"),
      amountColumn,
    ],
    rows: open.map(({ kind, count, amount }): ReportCell[] => [openItemNames[kind], count, amount]),
  };
}

function statement(names: Localised, lines: readonly StatementLine[]) {
  const rows = lines.map((line): ReportCell[] => [line.names, line.amount]);
  return { names, columns: lineColumns, rows };
}

async function vatReport({ figures }: ReportDesk, range: ReportQuery) {
  const before = await figures.balances(
    { from: "", to: dayBefore(range.from) },
    "nothing",
    vatOfMonth,
  );
  const open = vatOfMonth.reduce((total, account) => total + balanceOf(before, account), 0);
  const period = await figures.balances(range, "closing-entries", vatAccounts);
  const lines = vatSummary(period, money(Math.max(0, open)));
  return {
    names: words("增值税汇总", "VAT summary"),
    columns: [column("line", "栏次", "Line", "text"), ...lineColumns],
    rows: lines.map(({ key, names, amount }): ReportCell[] => [key, names, amount]),
  };
}

/** Business days are text that sorts; what comes before a day is everything smaller than it. */
function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return new Date(date.getTime() - 86_400_000).toISOString().slice(0, 10);
}

async function trialBalance({ figures, chart }: ReportDesk, range: ReportQuery) {
  const periods = await figures.trialBalance(range);
  const rows = inChartOrder(chart, periods).map(
    ({ account, opening, debit, credit }): ReportCell[] => {
      const entry = isAccount(account) ? chart.entries[account] : undefined;
      const names = entry?.names ?? account;
      const closing = opening + debit - credit;
      return [entry?.code ?? "", names, account, opening, debit, credit, closing];
    },
  );
  const columns: ReportColumn[] = [
    column("code", "科目代码", "Code", "text"),
    column("name", "科目", "Account", "text"),
    column("account", "键", "Key", "text"),
    column("opening", "期初余额", "Opening", "money"),
    column("debit", "本期借方", "Debit", "money"),
    column("credit", "本期贷方", "Credit", "money"),
    column("closing", "期末余额", "Closing", "money"),
  ];
  return { names: words("科目余额表", "Trial balance"), columns, rows };
}

async function journalReport({ figures, chart }: ReportDesk, range: ReportQuery) {
  const rows = (await figures.journal(range)).map((posting): ReportCell[] => {
    const { businessDay, seq, kind, source, account, amount } = posting;
    const entry = isAccount(account) ? chart.entries[account] : undefined;
    const sides = amount > 0 ? [amount, 0] : [0, 0 - amount];
    return [businessDay, seq, kind, source, entry?.code ?? "", entry?.names ?? account, ...sides];
  });
  const columns: ReportColumn[] = [
    column("day", "日期", "Day", "text"),
    column("number", "凭证号", "Number", "count"),
    column("kind", "类型", "Kind", "text"),
    column("source", "来源", "Source", "text"),
    column("code", "科目代码", "Code", "text"),
    column("name", "科目", "Account", "text"),
    column("debit", "借方", "Debit", "money"),
    column("credit", "贷方", "Credit", "money"),
  ];
  return { names: words("序时账", "Journal"), columns, rows };
}

const marginColumns = [
  column("key", "编号", "Key", "text"),
  column("name", "名称", "Name", "text"),
  column("lines", "销售行", "Lines", "count"),
  column("quantity", "数量", "Quantity", "count"),
  column("net", "不含税销售额", "Sales without VAT", "money"),
  column("vat", "税额", "VAT", "money"),
  column("discount", "优惠", "Discount", "money"),
  column("cost", "成本", "Cost", "money"),
  column("margin", "毛利", "Margin", "money"),
  column("marginBasisPoints", "毛利率", "Margin ratio", "basis-points"),
];

function margins(by: TurnoverKey, zh: string, en: string): Maker {
  return async ({ figures }, query) => ({
    names: words(zh, en),
    columns: marginColumns,
    rows: (await figures.turnover(by, salesOf(query))).map(marginRow),
  });
}

function marginRow(row: Turnover): ReportCell[] {
  const { key, names, lines, quantity, net, vat, discount, cost } = row;
  const ratio = net === 0 ? 0 : Math.round(((net - cost) * 10_000) / net);
  return [key, names, lines, quantity, net, vat, discount, cost, net - cost, ratio];
}

function salesOf({ shift, from, to }: ReportQuery): SalesOf {
  return shift === "" ? { range: { from, to } } : { shift };
}

/** A till report in sections: what was sold, how it was taxed and paid, and the cash of the shifts. */
async function tillReport({ figures, shifts }: ReportDesk, query: ReportQuery, names: Localised) {
  const of = salesOf(query);
  const [total, rates, tenders, drawers] = await Promise.all([
    figures.salesTotal(of),
    figures.turnover("vat-rate", of),
    figures.tenders(of),
    query.shift === ""
      ? figures.shiftsOf(query.to)
      : shifts.find(query.shift).then((shift) => (shift === undefined ? [] : [shift])),
  ]);
  const sold = words("销售", "Sales");
  const rows: ReportCell[][] = [
    [sold, words("应收合计", "Total"), total.sales, total.total],
    [sold, words("退款", "Refunds"), total.refunds, negate(total.refunded)],
    [sold, words("净额", "Net"), "", subtract(total.total, total.refunded)],
    [sold, words("优惠", "Discounts"), "", total.discount],
    [sold, words("抹零", "Rounding"), "", total.rounding],
    [sold, words("其中税额", "Of which VAT"), "", total.vat],
    [sold, words("首张小票", "First receipt"), total.firstReceipt, ""],
    [sold, words("末张小票", "Last receipt"), total.lastReceipt, ""],
    ...rates.map(({ key, lines, net, vat }): ReportCell[] => [
      words("税率", "VAT rate"),
      key === "deposit" ? words("押金", "Deposits") : `${Number(key) / 100} %`,
      lines,
      net + vat,
    ]),
    ...tenders
      .filter(({ count }) => count > 0)
      .map(({ method, count, amount }): ReportCell[] => [
        words("付款方式", "Tenders"),
        method,
        count,
        amount,
      ]),
    ...tenders
      .filter(({ refunds }) => refunds > 0)
      .map(({ method, refunds, refunded }): ReportCell[] => [
        words("退款方式", "Refunded by"),
        method,
        refunds,
        negate(refunded),
      ]),
    ...drawers.flatMap(drawerRows),
  ];
  const columns = [
    column("section", "分类", "Section", "text"),
    column("item", "项目", "Item", "text"),
    column("count", "数量", "Count", "count"),
    amountColumn,
  ];
  return { names, columns, rows };
}

function drawerRows({ drawer, cashier, float, closed }: Shift): ReportCell[][] {
  const section = words(`钱箱 ${drawer}（${cashier}）`, `Drawer ${drawer} (${cashier})`);
  const opened: ReportCell[] = [section, words("备用金", "Float"), "", float];
  if (closed === undefined) return [opened, [section, words("未交班", "Still open"), "", ""]];
  const difference = closed.counted - closed.expected;
  return [
    opened,
    [section, words("应有现金", "Expected"), "", closed.expected],
    [section, words("实点现金", "Counted"), "", closed.counted],
    [section, words("长短款", "Over or short"), "", difference],
  ];
}
