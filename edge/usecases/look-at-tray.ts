import type { Recognition } from "../contract/vision.ts";
import { basketFromDetections } from "../domain/basket/basket-from-detections.ts";
import type { Product } from "../domain/catalogue/product.ts";
import type { Basket } from "../domain/basket/basket.ts";
import type { Caller } from "./callers.ts";
import { changeBasket, type BasketOutcome } from "./change-basket.ts";
import type { LineDesk } from "./edit-lines.ts";
import { isRefused, type Refused } from "./outcome.ts";
import type { Now } from "./moments.ts";
import type { Catalogue, Picture, Vision } from "./ports.ts";

/** What the camera saw, each item with its product. */
export interface SeenTray {
  readonly recognition: Recognition;
  readonly products: ReadonlyMap<string, Product>;
}

/**
 * Asks the camera's eyes what lies on a picture.
 * @throws OperatingError IMAGE_UNREADABLE, IMAGE_TOO_LARGE or VISION_UNAVAILABLE
 */
export async function recognisePicture(
  desk: { readonly vision: Vision; readonly catalogue: Catalogue },
  picture: Picture,
): Promise<SeenTray> {
  const recognition = await desk.vision.recognise(picture);
  const skus = recognition.detections.flatMap((each) => (each.sku === null ? [] : [each.sku]));
  const products = new Map<string, Product>();
  for (const sku of new Set(skus)) {
    const product = await desk.catalogue.product(sku);
    if (product !== undefined) products.set(sku, product);
  }
  return { recognition, products };
}

/** The camera checkout: what lies on the tray becomes the tray's lines of the basket. */
export async function lookAtTray(
  desk: LineDesk & { readonly vision: Vision; readonly now: Now },
  caller: Caller,
  id: string,
  picture: Picture,
): Promise<{ kind: "seen"; basket: Basket; tray: SeenTray } | Refused> {
  const tray = await recognisePicture(desk, picture);
  const seen = tray.recognition.detections.map(({ sku }) => ({
    product: sku === null ? undefined : tray.products.get(sku),
  }));
  const outcome: BasketOutcome = await changeBasket(desk, caller, id, (basket) =>
    basketFromDetections(basket, seen, () => desk.newId(), desk.now()),
  );
  return isRefused(outcome) ? outcome : { kind: "seen", basket: outcome.basket, tray };
}
