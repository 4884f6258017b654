/** What a receipt says about the shop. */
export interface ReceiptShop {
  readonly name: string;
  /** Which of the chain's shops; empty when the name says it. */
  readonly branch: string;
  readonly servicePhone: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Address in front of a sale's id at which its e-receipt opens; empty: the code holds the number. */
  readonly receiptUrl: string;
}

/**
 * The shop out of its settings: "青禾生活 人民路店" and "Qinghe Life, Renmin Road" are a name and a branch.
 */
export function receiptShop(
  shop: { readonly name: string; readonly servicePhone: string; readonly timeZone: string },
  receiptUrl: string,
): ReceiptShop {
  const [, name = shop.name, branch = ""] =
    /^([^,，]+)[,，]\s*(.+)$/.exec(shop.name) ??
    /^([\u3400-\u9fff]+)\s+(.+)$/.exec(shop.name) ??
    [];
  const { servicePhone, timeZone } = shop;
  return { name, branch, servicePhone, timeZone, receiptUrl };
}
