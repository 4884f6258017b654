/** Reads the page that an address names behind its hash: "#/sales/0190%2F1" is ["sales", "0190/1"]. */
export function readPath(hash: string): string[] {
  return hash
    .replace(/^#?\/?/, "")
    .split("/")
    .filter((part) => part !== "")
    .map(decode);
}

/** The address of a page of this screen: `linkTo("sales", "0190")` is "#/sales/0190". */
export function linkTo(...path: readonly string[]): string {
  return `#/${path.map(encodeURIComponent).join("/")}`;
}

/** A hand-typed address may hold a lone "%". */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
