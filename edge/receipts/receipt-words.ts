import type { Locale } from "../domain/locale.ts";
import type { TenderMethod } from "../domain/sale/sale.ts";

interface Words {
  readonly phone: string;
  readonly receipt: string;
  readonly cashier: string;
  readonly discount: string;
  readonly total: (items: number) => string;
  readonly received: string;
  readonly change: string;
  readonly reference: string;
  readonly vat: (percent: string, net: string) => string;
  readonly checkout: (kiosk: string) => string;
  readonly scan: string;
  readonly find: string;
  readonly invoice: string;
  readonly goodbye: string;
  readonly methods: Readonly<Record<TenderMethod, string>>;
}

/** Every word of a receipt, in both languages. */
export const receiptWords: Readonly<Record<Locale, Words>> = {
  "zh-CN": {
    phone: "服务电话",
    receipt: "单号",
    cashier: "收银员",
    discount: "优惠",
    total: (items) => `合计 ${items} 件`,
    received: "收款",
    change: "找零",
    reference: "支付单号尾号",
    vat: (percent, net) => `其中增值税 ${percent}%（不含税 ${net}）`,
    checkout: (kiosk) => (/^\d+$/.test(kiosk) ? `${kiosk} 号机` : kiosk),
    scan: "扫码看电子小票",
    find: "店员扫这个码就能找到这笔",
    invoice: "开发票、退换货请带这张小票，30 天内有效",
    goodbye: "付好了，慢走。",
    methods: {
      cash: "现金",
      card: "银行卡",
      qr: "手机支付",
      wallet: "会员余额",
      exchange: "退货抵扣",
    },
  },
  en: {
    phone: "Service",
    receipt: "Receipt",
    cashier: "Cashier",
    discount: "Discount",
    total: (items) => `Total ${items} ${items === 1 ? "item" : "items"}`,
    received: "Received",
    change: "Change",
    reference: "Payment no. ends in",
    vat: (percent, net) => `Incl. VAT ${percent}% (net ${net})`,
    checkout: (kiosk) => (/^\d+$/.test(kiosk) ? `Checkout ${kiosk}` : kiosk),
    scan: "Scan for your e-receipt",
    find: "Staff find this sale by the code",
    invoice: "Keep for invoice and returns, 30 days",
    goodbye: "Paid. Goodbye.",
    methods: {
      cash: "Cash",
      card: "Bank card",
      qr: "Phone payment",
      wallet: "Member balance",
      exchange: "Goods returned",
    },
  },
};

/** A copy says so in both languages, whoever reads it. */
export const copyBanner = "副本 COPY";
