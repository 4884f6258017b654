import { columnsOf, paperColumns, type ReceiptDoc, type ReceiptRow } from "./receipt-doc.ts";

/** Signs that mean something in ReceiptLine, written so that they mean themselves. */
function quote(text: string): string {
  return text
    .replace(/[\\|{}]/g, (each) => `\\${each}`)
    .replace(/[-=_"`^~]/g, (each) => `\\${each}`);
}

/** Spaces at the front of a text would otherwise decide how it is aligned. */
function quoteIndent(text: string): string {
  const indent = text.length - text.trimStart().length;
  return `${"~".repeat(indent)}${quote(text.slice(indent))}`;
}

/** Two texts in a row, the right one as wide as it needs; a long left one breaks into more rows. */
function pairMarkup(left: string, right: string, rightColumns: number): string {
  const width = Math.min(rightColumns + 1, paperColumns - 8);
  return `{width:*,${width}}\n|${left} | ${right}|\n{width:auto}`;
}

/** Letter sizes of ReceiptLine: once, twice and three times. */
const sizeMarks = ["", "", "^^^", "^^^^"] as const;

/** The label and the total as large as the row allows. */
function totalMarkup(left: string, right: string): string {
  const [labelSize, size] = (
    [
      [2, 3],
      [1, 3],
      [1, 2],
    ] as const
  ).find(
    ([label, amount]) => columnsOf(left) * label + columnsOf(right) * amount + 2 <= paperColumns,
  ) ?? [1, 1];
  return pairMarkup(
    `${sizeMarks[labelSize]}"${quote(left)}"`,
    `${sizeMarks[size]}"${quote(right)}"`,
    columnsOf(right) * size,
  );
}

function rowMarkup(row: ReceiptRow): string {
  switch (row.kind) {
    case "title":
      return `^^^"${quote(row.text)}"`;
    case "centre":
      return quote(row.text);
    case "banner":
      return `^^^\`${quote(` ${row.text} `).replaceAll(" ", "~")}\``;
    case "name":
      return `|"${quote(row.text)}" |`;
    case "pair":
      return pairMarkup(quoteIndent(row.left), quote(row.right), columnsOf(row.right));
    case "total":
      return totalMarkup(row.left, row.right);
    case "code":
      return `{code:${row.content.replace(/[\\|{};]/g, (each) => `\\${each}`)};option:qrcode,5,m}\n`;
    case "rule":
      return Array.from({ length: paperColumns / 2 }, () => "\\-").join("~");
  }
}

/** The receipt in the ReceiptLine language (OFSC ReceiptLine specification), for paper and pictures. */
export function receiptMarkup(doc: ReceiptDoc): string {
  return `{width:auto}\n\n${doc.rows.map(rowMarkup).join("\n")}\n`;
}
