/** Some pieces or grams of a product. */
export interface Goods {
  readonly sku: string;
  readonly quantity: number;
}

/** What a product is to the stock. */
export type Content =
  | { readonly kind: "goods" }
  /** Other goods that are sold together; `quantity` is for one bundle. */
  | { readonly kind: "bundle"; readonly parts: readonly Goods[] }
  /** Money for a container that the customer gets back: nothing leaves the stock. */
  | { readonly kind: "deposit" };

/** The goods that really leave the shop when some of a product is sold. */
export function goodsWithin({ sku, quantity }: Goods, content: Content): Goods[] {
  switch (content.kind) {
    case "goods":
      return [{ sku, quantity }];
    case "bundle":
      return content.parts.map((part) => ({ sku: part.sku, quantity: part.quantity * quantity }));
    case "deposit":
      return [];
  }
}
