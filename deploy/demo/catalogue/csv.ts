/** The rows of a table whose fields hold no commas; the first line names the columns. */
export function readTable<Column extends string>(text: string): Record<Column, string>[] {
  const [head = "", ...lines] = text.trim().split("\n");
  const columns = head.split(",");
  return lines.map((line) => {
    const fields = line.split(",");
    return Object.fromEntries(columns.map((column, i) => [column, fields[i] ?? ""])) as Record<
      Column,
      string
    >;
  });
}
