import fc from "fast-check";
import sharp from "sharp";
import { expect, test } from "vitest";
import type { Locale } from "../domain/locale.ts";
import { money } from "../domain/money.ts";
import type { PostedSale } from "../domain/sale/sale.ts";
import { layoutReceipt } from "./layout-receipt.ts";
import { columnsOf, paperColumns, printable } from "./receipt-doc.ts";
import { receiptMarkup } from "./receipt-markup.ts";
import { receiptShop } from "./receipt-shop.ts";
import { receiptText } from "./receipt-text.ts";
import { receiptBytes, receiptRenderer } from "./render-receipt.ts";
import { sampleSale, sampleShop } from "./sample-sale.ts";

const withName = (name: string): PostedSale => ({
  ...sampleSale,
  lines: [{ ...sampleSale.lines[0]!, name }],
});

test.each<[string, Locale, boolean]>([
  ["receipt-zh", "zh-CN", false],
  ["receipt-en", "en", true],
])("%s prints as it always has", async (name, locale, isCopy) => {
  const doc = layoutReceipt(sampleSale, sampleShop, locale, isCopy);
  await expect(receiptText(doc)).toMatchFileSnapshot(`./${name}.golden.txt`);
});

test("the bytes for the printer are as they have always been", async () => {
  const doc = layoutReceipt(sampleSale, sampleShop, "zh-CN", false);
  const lines =
    Buffer.from(receiptBytes(doc))
      .toString("hex")
      .match(/.{1,96}/g) ?? [];
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("./receipt-zh-bytes.golden.txt");
});

test("no row is wider than the paper", () => {
  for (const locale of ["zh-CN", "en"] as const)
    for (const row of receiptRenderer(sampleShop).text(sampleSale, locale, true).split("\n"))
      expect(columnsOf(row)).toBeLessThanOrEqual(paperColumns);
});

test("a Chinese letter takes two columns", () => {
  expect(columnsOf("合计 6 件")).toBe(9);
  expect(columnsOf("￥1×")).toBe(5);
});

// GB18030 of 华文字幕, the public vector of the wire standards (domain reference, row 12).
test("Chinese is printed in GB18030", () => {
  const bytes = receiptRenderer(sampleShop).escpos(withName("华文字幕"), "zh-CN", false);
  expect(Buffer.from(bytes).toString("hex")).toContain("bbaacec4d7d6c4bb");
});

test("a line says by which rules something came off", () => {
  const [tea, ...others] = sampleSale.lines;
  const reductions = [
    { rule: "r1", name: "第二瓶半价", amount: money(275) },
    { rule: "r2", name: "会员价", amount: money(25) },
  ];
  const lines = [{ ...tea!, discount: money(300), net: money(800), reductions }, ...others];
  const text = receiptRenderer(sampleShop).text({ ...sampleSale, lines }, "zh-CN", false);
  expect(text).toMatch(/ {2}第二瓶半价 +-2\.75\n {2}会员价 +-0\.25\n/);
});

test("a name cannot command the printer", () => {
  const renderer = receiptRenderer(sampleShop);
  const plain = renderer.escpos(withName("Tea pot"), "en", false);
  const evil = "Tea\u001b\u0000\u0019\u0085\u200b\u007f pot";
  expect(renderer.escpos(withName(evil), "en", false)).toEqual(plain);
});

test("signs of the markup are printed, not obeyed", () => {
  for (const name of ['a|b{code:1}\\x1b"^_`~-=', "=", "---", "{image:AAAA}", "\\n", "|", "~"]) {
    const text = receiptRenderer(sampleShop).text(withName(name), "en", false);
    expect(text.split("\n")).toContain(name);
    const markup = receiptMarkup(layoutReceipt(withName(name), sampleShop, "en", false));
    const bytes = Buffer.from(receiptBytes(layoutReceipt(withName(name), sampleShop, "en", false)));
    expect(bytes.toString("latin1"), markup).toContain(name);
  }
});

test("whatever a product is called, its bytes hold no control character of ours", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (name) => {
      const shown = printable(name);
      expect(Array.from(shown).every((each) => each >= " " && each !== "\u007f")).toBe(true);
      expect(() =>
        receiptBytes(layoutReceipt(withName(name), sampleShop, "en", false)),
      ).not.toThrow();
    }),
    { numRuns: 200 },
  );
});

test("cash opens the drawer, once", () => {
  const hex = (sale: PostedSale, isCopy: boolean) =>
    Buffer.from(receiptRenderer(sampleShop).escpos(sale, "en", isCopy)).toString("hex");
  const kick = "1b700019fa";
  expect(hex(sampleSale, false).startsWith(kick)).toBe(true);
  expect(hex(sampleSale, true)).not.toContain(kick);
  const card = { ...sampleSale, tenders: sampleSale.tenders.slice(0, 1) };
  expect(hex(card, false)).not.toContain(kick);
});

test("large totals shrink until they fit", () => {
  for (const total of [1, 4737, 99_999_999, 9_999_999_999]) {
    const sale = { ...sampleSale, total: money(total) };
    expect(
      columnsOf(receiptRenderer(sampleShop).text(sale, "en", false).split("\n")[3] ?? ""),
    ).toBe(paperColumns);
    expect(() => receiptRenderer(sampleShop).escpos(sale, "en", false)).not.toThrow();
  }
});

test("the picture is as wide as the paper with an edge, and black on white", async () => {
  const png = await receiptRenderer(sampleShop).png(sampleSale, "zh-CN", false);
  const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
  expect(info.width).toBe(576 + 72);
  expect(info.height).toBeGreaterThan(900);
  const dark = data.filter((value) => value < 128).length / data.length;
  expect(dark).toBeGreaterThan(0.02);
  expect(dark).toBeLessThan(0.3);
});

test.each([
  ["青禾生活 人民路店", "青禾生活", "人民路店"],
  ["Qinghe Life, Renmin Road", "Qinghe Life", "Renmin Road"],
  ["Tillbox", "Tillbox", ""],
  ["Corner Shop", "Corner Shop", ""],
])("the shop %s is %s at %s", (setting, name, branch) => {
  const shop = receiptShop({ name: setting, servicePhone: "1", timeZone: "UTC" }, "");
  expect(shop).toMatchObject({ name, branch });
});
