import { columnsOf, paperColumns, type ReceiptDoc, type ReceiptRow } from "./receipt-doc.ts";

function centred(text: string): string {
  const indent = Math.max(0, Math.floor((paperColumns - columnsOf(text)) / 2));
  return `${" ".repeat(indent)}${text}`;
}

/** Left and right at the edges; when they do not fit, the right one goes to a row of its own. */
function spread(left: string, right: string): string {
  const gap = paperColumns - columnsOf(left) - columnsOf(right);
  if (gap > 0) return `${left}${" ".repeat(gap)}${right}`;
  return `${left}\n${" ".repeat(Math.max(0, paperColumns - columnsOf(right)))}${right}`;
}

function rowText(row: ReceiptRow): string[] {
  switch (row.kind) {
    case "title":
    case "centre":
      return [centred(row.text)];
    case "banner":
      return [centred(`*** ${row.text} ***`)];
    case "name":
      return [row.text];
    case "pair":
    case "total":
      return [spread(row.left, row.right)];
    case "code":
      return row.content.split(" ").map(centred);
    case "rule":
      return ["- ".repeat(paperColumns / 2).trimEnd()];
  }
}

/** The receipt as plain text, 48 columns of a fixed-width typeface. */
export function receiptText(doc: ReceiptDoc): string {
  return `${doc.rows.flatMap(rowText).join("\n")}\n`;
}
