import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeVector, type Eyes } from "../../edge/vision/eyes.ts";

/** A photo of the Grocery Store data set. */
export interface Photo {
  readonly path: string;
  /** The fine class's name, which stands for a sku. */
  readonly sku: string;
}

/** A photo that a product is taught with: as it is, then turned by quarters. */
export interface TaughtPhoto extends Photo {
  readonly views: readonly Float32Array[];
}

/** A photo whose product the camera is asked for. */
export interface AskedPhoto extends Photo {
  readonly vector: Float32Array;
}

/** The photos of a split, `train` or `devtest`, in the file's order. */
export function listPhotos(data: string, split: "train" | "devtest"): Photo[] {
  const root = join(data, "grocery-store");
  const names = new Map(readRows(join(root, "classes.csv")).map(([id, name]) => [id, name]));
  return readRows(join(root, `${split}.csv`)).map(([path = "", classId]) => ({
    path: join(root, path),
    sku: names.get(classId) ?? "",
  }));
}

export async function lookToTeach(eyes: Eyes, photos: readonly Photo[]): Promise<TaughtPhoto[]> {
  const seen: TaughtPhoto[] = [];
  for (const photo of photos) {
    const { vectors } = await eyes.embed(readFileSync(photo.path));
    seen.push({ ...photo, views: vectors.map(decode) });
  }
  return seen;
}

export async function lookToAsk(eyes: Eyes, photos: readonly Photo[]): Promise<AskedPhoto[]> {
  const seen: AskedPhoto[] = [];
  for (const photo of photos) {
    const { vectors } = await eyes.embed(readFileSync(photo.path), [0]);
    seen.push({ ...photo, vector: decode(vectors[0]!) });
  }
  return seen;
}

function decode(text: string): Float32Array {
  return decodeVector(Buffer.from(text, "base64"));
}

/** Rows of a CSV file without quotes, the head left out. */
function readRows(path: string): string[][] {
  const [, ...lines] = readFileSync(path, "utf8").trim().split(/\r?\n/);
  return lines.map((line) => line.split(","));
}
