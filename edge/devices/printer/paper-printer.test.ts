import fc from "fast-check";
import { expect, test } from "vitest";
import { lineText } from "./paper.ts";
import { PaperPrinter, type PrinterEffect } from "./paper-printer.ts";
import { receiptRenderer } from "../../receipts/render-receipt.ts";
import { sampleSale, sampleShop } from "../../receipts/sample-sale.ts";

const print = (hex: string): PrinterEffect[] => new PaperPrinter().feed(Buffer.from(hex, "hex"));
const rows = (effects: readonly PrinterEffect[]) =>
  effects.flatMap((each) => (each.kind === "line" ? [lineText(each.runs)] : []));

// Bytes of `text('hello')` and of bold: ReceiptPrinterEncoder test/language-esc-pos.js.
test.each([
  ["68656c6c6f0a0d", ["hello"], "plain text"],
  ["1b450168691b45000a", ["hi"], "bold"],
  ["1c26bbaacec4d7d6c4bb0a", ["华文字幕"], "GB18030"],
  ["411b24180042430a", ["A BC"], "to the second column"],
  ["0a0a", ["", ""], "empty rows"],
])("%s prints %j: %s", (hex, expected) => {
  expect(rows(print(hex))).toEqual(expected);
});

test("bold, size and inverse stay with the text that they were set for", () => {
  const [line] = print("1b450161" + "1d2122" + "62" + "1b45001d21001d4201" + "63" + "0a");
  expect(line).toMatchObject({
    kind: "line",
    runs: [
      { text: "a", isBold: true, widthTimes: 1 },
      { text: "b", isBold: true, widthTimes: 3, heightTimes: 3, atDots: 12 },
      { text: "c", isBold: false, isInverse: true, widthTimes: 1, atDots: 48 },
    ],
  });
});

test("cut, drawer and questions are told apart", () => {
  const kinds = print("1d5600" + "1d564103" + "1b700019fa" + "1d7201" + "100404").map(
    (each) => each.kind,
  );
  expect(kinds).toEqual(["cut", "cut", "drawer", "ask-done", "ask-status"]);
});

test("an unknown command is reported and the text after it is kept", () => {
  const effects = print("1b7f" + "4142430a");
  expect(effects[0]).toEqual({ kind: "unknown", hex: "1b7f41" });
  expect(rows(effects)[0]).toContain("ABC");
});

test("bytes may arrive in pieces of any size", () => {
  const bytes = receiptRenderer(sampleShop).escpos(sampleSale, "zh-CN", false);
  const whole = new PaperPrinter().feed(bytes);
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 8 }),
      (sizes) => {
        const printer = new PaperPrinter();
        const effects: PrinterEffect[] = [];
        for (let at = 0, i = 0; at < bytes.length; i += 1) {
          const size = sizes[i % sizes.length] ?? 1;
          effects.push(...printer.feed(bytes.subarray(at, at + size)));
          at += size;
        }
        expect(effects).toEqual(whole);
      },
    ),
    { numRuns: 30 },
  );
});

test("no bytes make the paper stop", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(() => new PaperPrinter().feed(bytes)).not.toThrow();
    }),
    { numRuns: 1_000 },
  );
});
