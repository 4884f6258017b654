import type { Detection, ProductView } from "../../contract/http.ts";
import type { Product } from "../../domain/catalogue/product.ts";
import type { Localised } from "../../domain/locale.ts";
import type { SeenTray } from "../../usecases/look-at-tray.ts";
import type { ShopIdentity } from "../world.ts";

export function productView(product: Product, shop: ShopIdentity): ProductView {
  return {
    sku: product.sku,
    name: product.names[shop.locale],
    names: product.names,
    size: product.size,
    category: product.category,
    soldBy: product.soldBy,
    price: product.unitPrice,
    ...(product.memberPrice === undefined ? {} : { memberPrice: product.memberPrice }),
    vatBasisPoints: product.vatBasisPoints,
    ...(product.tax === undefined ? {} : { tax: product.tax }),
    barcodes: [...product.barcodes],
    packs: (product.packs ?? []).map((pack) => ({ ...pack, barcodes: [...pack.barcodes] })),
    pieceGrams: product.pieceGrams,
    tareGrams: product.tareGrams ?? 0,
    supplier: product.supplier,
    picture: `/api/v1/products/${product.sku}/picture`,
  };
}

const nothingKnown: Localised = { "zh-CN": "不认识的商品", en: "Unknown item" };

/** What the camera saw, with the names of the shop's catalogue. */
export function detectionViews(tray: SeenTray, shop: ShopIdentity): Detection[] {
  return tray.recognition.detections.map((each) => {
    const product = each.sku === null ? undefined : tray.products.get(each.sku);
    const names = product?.names ?? nothingKnown;
    return {
      sku: product?.sku ?? null,
      name: names[shop.locale],
      names,
      confidence: each.confidence,
      box: each.box,
      candidates: each.candidates,
    };
  });
}
