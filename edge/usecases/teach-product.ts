import type { Enrolment } from "../contract/vision.ts";
import { refused, type Refused } from "./outcome.ts";
import type { Now } from "./moments.ts";
import type { Catalogue, Gallery, Picture, Vision } from "./ports.ts";

/**
 * Shows the camera one more photo of a product. Only vectors of it are kept, never the photo; the
 * next look at a tray already knows it.
 * @throws OperatingError IMAGE_UNREADABLE, IMAGE_TOO_LARGE or VISION_UNAVAILABLE
 */
export async function teachProduct(
  desk: {
    readonly catalogue: Catalogue;
    readonly vision: Vision;
    readonly gallery: Gallery;
    readonly now: Now;
  },
  sku: string,
  picture: Picture,
): Promise<
  { readonly kind: "taught"; readonly warnings: Enrolment["warnings"]; photos: number } | Refused
> {
  if ((await desk.catalogue.product(sku)) === undefined) return refused("PRODUCT_UNKNOWN", sku);
  const { model, vectors, warnings } = await desk.vision.embed(picture);
  if (vectors.length > 0)
    await desk.gallery.add({
      sku,
      model,
      vectors: vectors.map((vector) => Buffer.from(vector, "base64")),
      taughtAtMs: desk.now(),
    });
  const entry = (await desk.gallery.entries()).find((each) => each.sku === sku);
  return { kind: "taught", warnings, photos: entry?.photos ?? 0 };
}
