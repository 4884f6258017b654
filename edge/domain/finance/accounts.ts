import type { Localised } from "../locale.ts";

/**
 * The accounts that the shop posts to, by what they mean. A chart of accounts gives each a code; the
 * journal itself keeps the meaning, so that another standard needs no new ledger.
 */
export const accounts = [
  "cash",
  "qr-clearing",
  "card-clearing",
  "customer-wallets",
  "inventory",
  "goods-received",
  "opening-balance",
  "loss-pending",
  "output-vat",
  "revenue-standard",
  "revenue-reduced",
  "revenue-exempt",
  "rounding-allowance",
  "cost-of-sales",
] as const;

export type Account = (typeof accounts)[number];

export interface ChartEntry {
  readonly code: string;
  readonly names: Localised;
}

/**
 * 小企业会计准则, the standard of small Chinese companies; the figures behind the dot are ours.
 * @see 财会〔2011〕17号
 */
export const smallCompanyChart: Readonly<Record<Account, ChartEntry>> = {
  cash: entry("1001.01", "库存现金-收银机", "Cash in drawers"),
  "qr-clearing": entry("1012.01", "其他货币资金-扫码支付待清算", "QR payments, clearing"),
  "card-clearing": entry("1012.03", "其他货币资金-银行卡收单待清算", "Cards, clearing"),
  "customer-wallets": entry("2203.01", "预收账款-储值", "Customer wallets"),
  inventory: entry("1405.01", "库存商品-可售", "Merchandise"),
  "goods-received": entry("2202.02", "应付账款-暂估", "Goods received, not invoiced"),
  "opening-balance": entry("3999", "期初余额清算", "Opening balance clearing"),
  "loss-pending": entry("1901", "待处理财产损溢", "Gain or loss pending"),
  "output-vat": entry("2221.01.02", "应交增值税-销项税额", "Output VAT"),
  "revenue-standard": entry("5001.13", "主营业务收入-13%", "Sales, 13 %"),
  "revenue-reduced": entry("5001.09", "主营业务收入-9%", "Sales, 9 %"),
  "revenue-exempt": entry("5001.00", "主营业务收入-免税", "Sales, exempt"),
  "rounding-allowance": entry("5001.90", "主营业务收入-抹零折让", "Rounding allowance"),
  "cost-of-sales": entry("5401", "主营业务成本", "Cost of sales"),
};

function entry(code: string, zh: string, en: string): ChartEntry {
  return { code, names: { "zh-CN": zh, en } };
}
