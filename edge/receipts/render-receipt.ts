import receiptline from "receiptline";
import type { ReceiptRenderer } from "../usecases/printing-ports.ts";
import { layoutReceipt } from "./layout-receipt.ts";
import { paperColumns, type ReceiptDoc } from "./receipt-doc.ts";
import { receiptMarkup } from "./receipt-markup.ts";
import type { ReceiptShop } from "./receipt-shop.ts";
import { receiptText } from "./receipt-text.ts";

/**
 * "generic" draws codes as plain raster (`GS v 0`), which every 80 mm printer of the market prints,
 * and ends with `GS r 1`: the printer's answer to it says that everything before has been worked off.
 */
const printer = {
  cpl: paperColumns,
  encoding: "gb18030",
  command: "generic",
  spacing: true,
  gradient: false,
} as const;

/**
 * Opens the cash drawer: `ESC p 0` with 50 ms and 500 ms. Written out here because
 * node-thermal-printer 4.6.1 leaves the two times away and the printer then eats the next bytes.
 */
const openDrawer = Buffer.from([0x1b, 0x70, 0x00, 0x19, 0xfa]);

/** A receipt as ESC/POS bytes in GB18030. */
export function receiptBytes(doc: ReceiptDoc): Uint8Array {
  return Buffer.from(receiptline.transform(receiptMarkup(doc), printer), "latin1");
}

/** A receipt as PNG, 576 dots wide and a white edge around. */
async function receiptPicture(doc: ReceiptDoc): Promise<Uint8Array> {
  const svg = receiptline
    .transform(receiptMarkup(doc), { ...printer, command: "svg" })
    .replaceAll('font-family="monospace"', `font-family="'Noto Sans Mono CJK SC', monospace"`);
  // Loaded here, because its native part costs memory that a shop which prints never needs.
  const { default: sharp } = await import("sharp");
  const edge = { top: 36, bottom: 36, left: 36, right: 36 };
  return sharp(Buffer.from(svg))
    .extend({ ...edge, background: "white" })
    .flatten({ background: "white" })
    .png({ palette: true, colours: 16 })
    .toBuffer();
}

/** Receipts of one shop in every form. */
export function receiptRenderer(shop: ReceiptShop): ReceiptRenderer {
  return {
    text: (sale, locale, isCopy) => receiptText(layoutReceipt(sale, shop, locale, isCopy)),
    png: (sale, locale, isCopy) => receiptPicture(layoutReceipt(sale, shop, locale, isCopy)),
    escpos: (sale, locale, isCopy) => {
      const paper = receiptBytes(layoutReceipt(sale, shop, locale, isCopy));
      const takesCash = !isCopy && sale.tenders.some((tender) => tender.method === "cash");
      return takesCash ? Buffer.concat([openDrawer, paper]) : paper;
    },
  };
}
