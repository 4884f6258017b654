import type { ProductView } from "../../edge/contract/http.ts";

/** What the shop's carrier bag is called in its catalogue; without it there is no bag key. */
const bagSku = "shopping-bag";

/** The products of the shop, for pictures, sizes and the search by hand. */
export class Goods {
  all = $state.raw<readonly ProductView[]>([]);

  readonly #bySku: Readonly<Record<string, ProductView>> = $derived(
    Object.fromEntries(this.all.map((each) => [each.sku, each])),
  );

  get bag(): ProductView | undefined {
    return this.find(bagSku);
  }

  find(sku: string): ProductView | undefined {
    return this.#bySku[sku];
  }

  /**
   * What somebody may mean by what they typed: a number on a label or a pack, or a part of the name
   * in any language. Nothing typed lists goods without a barcode first, those need this page most.
   */
  search(text: string): readonly ProductView[] {
    const wanted = text.trim().toLowerCase();
    if (wanted === "")
      return this.all.toSorted(
        (a, b) => Number(a.soldBy === "piece") - Number(b.soldBy === "piece"),
      );
    return this.all
      .map((product) => ({ product, rank: rankOf(product, wanted) }))
      .filter(({ rank }) => rank < unranked)
      .toSorted((a, b) => a.rank - b.rank)
      .map(({ product }) => product);
  }

  /** What one item of it adds to a basket: a piece, or the grams of one typical piece. */
  quantityOfOne(sku: string): number {
    const product = this.find(sku);
    return product?.soldBy === "weight" ? Math.max(1, product.pieceGrams) : 1;
  }
}

const unranked = 3;

function rankOf(product: ProductView, wanted: string): number {
  const names = Object.values(product.names).map((name) => name.toLowerCase());
  const numbers = [product.sku, ...product.barcodes];
  if (numbers.some((number) => number === wanted || number.endsWith(wanted))) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  if (names.some((name) => name.includes(wanted))) return 2;
  return unranked;
}
