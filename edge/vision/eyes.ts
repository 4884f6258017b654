import type { Enrolment, Recognition } from "../contract/vision.ts";
import { rankProducts, type Gallery } from "../domain/vision/gallery.ts";
import { judgeLikeness, type Calibration } from "../domain/vision/judge-likeness.ts";
import { judgePhoto } from "../domain/vision/photo-quality.ts";
import { scaleBox, widenBox, type Box, type Picture } from "../domain/vision/picture.ts";
import { isolate, separateItems } from "../domain/vision/separate-items.ts";
import {
  cutOut,
  decodeFrame,
  resizePicture,
  turnPicture,
  type Frame,
  type Quarters,
} from "./frame.ts";
import { openEmbedder } from "./model.ts";

/** Parts of the way from a photo to its products, for measuring. */
export type Stage = "decode" | "separate" | "embed" | "match";

/** What sees: the library behind the vision process, for tests and measurements also without one. */
export interface Eyes {
  /** Name and version of the embedder. */
  readonly model: string;
  /** How this model's likeness becomes confidence. */
  readonly calibration: Calibration;
  /**
   * What lies in the picture. Safe to call at any time; the answer depends on nothing but the
   * picture, the gallery and the model.
   * @param bytes JPEG or PNG.
   * @throws OperatingError IMAGE_UNREADABLE or IMAGE_TOO_LARGE
   */
  recognise(bytes: Buffer, gallery: Gallery): Promise<Recognition>;
  /**
   * Turns a photo of one product into the vectors that teach it; nothing is kept.
   * @param quarters how the product is turned for each vector, by quarters of a circle.
   * @throws OperatingError IMAGE_UNREADABLE or IMAGE_TOO_LARGE
   */
  embed(bytes: Buffer, quarters?: readonly Quarters[]): Promise<Enrolment>;
  close(): Promise<void>;
}

export interface EyesOptions {
  /** Folder of `manifest.json` and the ONNX files. */
  readonly modelDir: string;
  /** Milliseconds of a monotonic clock. */
  readonly now?: () => number;
  readonly onStage?: (stage: Stage, ms: number) => void;
}

/** Items are looked for in a copy of this many pixels a side: enough to see a gap of half a finger. */
const searchSidePx = 320;
/** Tray around an item's cut-out, as a share of its longer side. */
const margin = 1.12;
/** More than this on one tray is a picture of something else. */
const mostItems = 40;

/** An outline tells how an item lies, but not which end is up: a product is taught from four sides at once. */
const everyQuarter: readonly Quarters[] = [0, 1, 2, 3];

interface Look {
  readonly box: Box;
  readonly picture: Picture;
}

/** @throws OperatingError MODEL_UNUSABLE */
export async function createEyes(options: EyesOptions): Promise<Eyes> {
  const { now = () => performance.now(), onStage = () => undefined } = options;
  const embedder = await openEmbedder(options.modelDir);
  const timed = async <T>(stage: Stage, work: () => Promise<T> | T): Promise<T> => {
    const start = now();
    const result = await work();
    onStage(stage, now() - start);
    return result;
  };

  return {
    model: embedder.name,
    calibration: embedder.calibration,

    async recognise(bytes, gallery) {
      const start = now();
      const frame = await timed("decode", () => decodeFrame(bytes));
      const looks = await timed("separate", () => lookAtItems(frame, embedder.side));
      const vectors = await timed("embed", () => embedder.embed(looks.map((look) => look.picture)));
      const judgements = await timed("match", () =>
        vectors.map((v) => judgeLikeness(rankProducts(v, gallery), embedder.calibration)),
      );
      const detections = judgements.map(({ sku, confidence, candidates }, i) => ({
        sku,
        confidence,
        box: [...looks[i]!.box] as [number, number, number, number],
        candidates: [...candidates],
      }));
      const { width, height } = frame;
      return { model: embedder.name, width, height, ms: now() - start, detections };
    },

    async embed(bytes, quarters = everyQuarter) {
      const frame = await timed("decode", () => decodeFrame(bytes));
      const looks = await timed("separate", () => lookAtItems(frame, embedder.side));
      const [only] = looks;
      const isSingle = looks.length === 1 && only !== undefined;
      const look = isSingle ? only.picture : await whole(frame.picture, embedder.side);
      const views = await Promise.all(quarters.map((each) => turnPicture(look, each)));
      const vectors = await timed("embed", () => embedder.embed(views));
      // Turning smooths: whether the photo itself is sharp shows only in what the camera took.
      const box = isSingle ? widenBox(only.box, (margin - 1) / 2) : wholeBox(frame);
      const warnings = judgePhoto(await cutOut(frame, box, embedder.side));
      return {
        model: embedder.name,
        vectors: vectors.map(encodeVector),
        warnings: [...(isSingle ? [] : (["no-single-item"] as const)), ...warnings],
      };
    },

    close: () => embedder.close(),
  };
}

/** The items of a tray, or the whole picture where there is no even ground to tell them apart on. */
async function lookAtItems({ picture, width, height }: Frame, side: number): Promise<Look[]> {
  const factor = Math.min(1, searchSidePx / Math.max(picture.width, picture.height));
  const small = await resizePicture(
    picture,
    Math.max(1, Math.round(picture.width * factor)),
    Math.max(1, Math.round(picture.height * factor)),
  );
  const found = separateItems(small);
  if (found.kind === "no-ground")
    return [{ box: wholeBox({ width, height }), picture: await whole(picture, side) }];
  const { items, ground } = found;
  return Promise.all(
    items.slice(0, mostItems).map(async (item) => {
      const square = isolate(picture, item, items, small, ground, margin);
      const box = scaleBox(item.box, width / small.width);
      return { box, picture: await resizePicture(square, side, side) };
    }),
  );
}

function wholeBox({ width, height }: { width: number; height: number }): Box {
  return [0, 0, width, height];
}

function whole(picture: Picture, side: number): Promise<Picture> {
  return resizePicture(picture, side, side);
}

/** Base64 of little-endian float32, the order of every machine that the box runs on. */
function encodeVector(vector: Float32Array): string {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString("base64");
}

/** Reads what `embed` has written. */
export function decodeVector(bytes: Buffer): Float32Array {
  const vector = new Float32Array(bytes.byteLength / 4);
  for (let i = 0; i < vector.length; i += 1) vector[i] = bytes.readFloatLE(i * 4);
  return vector;
}
