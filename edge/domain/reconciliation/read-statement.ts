import { readAlipayBill } from "./read-alipay.ts";
import { readCardSettlement } from "./read-card.ts";
import { readCashBags } from "./read-cash-bags.ts";
import { readWechatBill } from "./read-wechat.ts";
import type { Provider, StatementReading } from "./statement.ts";

const readers: Readonly<Record<Provider, (text: string) => StatementReading>> = {
  wechat: readWechatBill,
  alipay: readAlipayBill,
  card: readCardSettlement,
  cash: readCashBags,
};

/** Reads a provider's file; the first thing that is wrong with it is the fault. */
export function readStatement(provider: Provider, text: string): StatementReading {
  return readers[provider](text);
}
