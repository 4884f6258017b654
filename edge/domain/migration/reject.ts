import type { Localised } from "../locale.ts";
import type { Exact } from "./exact.ts";

/** Why a row of a file is not booked, and what a person can do about it. */
export const rejectRules = {
  "cells-missing": {
    "zh-CN": "列数与表头不符。请检查引号和逗号。",
    en: "The row has not as many cells as the header. Check quotes and commas.",
  },
  "invoice-kind": {
    "zh-CN": "单号既不是销售也不是退货（如坏账调整）。请手工记账。",
    en: "The invoice is neither a sale nor a cancellation, such as a bad debt. Book it by hand.",
  },
  "code-empty": {
    "zh-CN": "没有商品编码。请补上编码。",
    en: "There is no stock code. Add one.",
  },
  "quantity-unreadable": {
    "zh-CN": "数量不是非零整数。请改正。",
    en: "The quantity is no whole number other than zero. Correct it.",
  },
  "date-unreadable": {
    "zh-CN": "日期无法识别。请写成 2010-12-01 08:26:00。",
    en: "The date is not understood. Write it as 2010-12-01 08:26:00.",
  },
  "price-unreadable": {
    "zh-CN": "单价不是数字。请改正。",
    en: "The price is no number. Correct it.",
  },
  "stock-correction": {
    "zh-CN": "负数量但不是退货单：这是库存调整，不是销售。请用盘点记录。",
    en: "A negative quantity without a cancellation is a stock correction, no sale. Use a stocktake.",
  },
  "cancellation-positive": {
    "zh-CN": "退货单上的数量为正。请改正数量或单号。",
    en: "A cancellation takes back a positive quantity. Correct the quantity or the number.",
  },
  "price-zero": {
    "zh-CN": "单价为零：赠品或调整，没有收入。",
    en: "The price is zero: a gift or an adjustment, no revenue.",
  },
  "price-negative": {
    "zh-CN": "单价为负。请手工记账。",
    en: "The price is negative. Book it by hand.",
  },
  "price-too-fine": {
    "zh-CN": "单价小于最小货币单位。请改成两位小数。",
    en: "The price is finer than the currency's smallest unit. Give it two decimals.",
  },
} as const satisfies Record<string, Localised>;

export type RejectRule = keyof typeof rejectRules;

/** A row of a file that is not booked. */
export interface Reject {
  /** The line of the file, the header is 1. */
  readonly row: number;
  readonly rule: RejectRule;
  /** What the row said in money; undefined: it cannot be told. */
  readonly amount: Exact | undefined;
  /** The row as it stands in the file. */
  readonly text: string;
}
