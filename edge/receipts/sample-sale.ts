import { money } from "../domain/money.ts";
import type { PostedSale } from "../domain/sale/sale.ts";
import type { ReceiptShop } from "./receipt-shop.ts";

/** The shop and the sale that the tests of receipts and printers print. */
export const sampleShop: ReceiptShop = {
  name: "青禾生活",
  branch: "人民路店",
  servicePhone: "400-820-1234",
  timeZone: "Asia/Shanghai",
  receiptUrl: "",
};

const piece = (sku: string, name: string, quantity: number, unitPrice: number, vat: number) => ({
  sku,
  name,
  soldBy: "piece" as const,
  quantity,
  unitPrice: money(unitPrice),
  list: money(quantity * unitPrice),
  discount: money(0),
  net: money(quantity * unitPrice),
  vatBasisPoints: 1300,
  vat: money(vat),
});

export const sampleSale: PostedSale = {
  id: "0193f5c0-0000-7000-8000-000000000031",
  key: "0193f5c0-0000-7000-8000-000000000001",
  receipt: "S001-26-00024831",
  kiosk: "kiosk-2",
  cashier: "",
  member: "",
  soldAtMs: Date.UTC(2026, 10, 22, 6, 36),
  postedAtMs: Date.UTC(2026, 10, 22, 6, 36),
  businessDay: "2026-11-22",
  lines: [
    piece("tea", "无糖乌龙茶 500mL", 2, 550, 127),
    piece("milk", "鲜牛奶 950mL", 1, 1680, 193),
    piece("crisps", "薯片 黄瓜味 70g", 1, 790, 91),
    {
      sku: "apple",
      name: "红富士苹果",
      soldBy: "weight",
      quantity: 412,
      unitPrice: money(1498),
      list: money(617),
      discount: money(100),
      net: money(517),
      vatBasisPoints: 900,
      vat: money(43),
    },
    piece("onigiri", "金枪鱼饭团 110g", 1, 650, 75),
  ],
  tenders: [
    { method: "qr", amount: money(2737), received: money(2737), reference: "P20268831" },
    { method: "cash", amount: money(2000), received: money(5000), reference: "" },
  ],
  total: money(4737),
};
