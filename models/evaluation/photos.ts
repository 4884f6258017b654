import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeVector, type Eyes } from "../../edge/vision/eyes.ts";

/** A photo of the Grocery Store data set, as the embedder sees it. */
export interface SeenPhoto {
  readonly path: string;
  /** The fine class's name, which stands for a sku. */
  readonly sku: string;
  /** The photo as it is, then turned by quarters. */
  readonly views: readonly Float32Array[];
}

/** Looks at every photo of a split; the order is the file's. */
export async function seePhotos(eyes: Eyes, data: string, split: string): Promise<SeenPhoto[]> {
  const root = join(data, "grocery-store");
  const names = new Map(readRows(join(root, "classes.csv")).map(([id, name]) => [id, name]));
  const seen: SeenPhoto[] = [];
  for (const [path = "", classId] of readRows(join(root, `${split}.csv`))) {
    const { vectors } = await eyes.embed(readFileSync(join(root, path)));
    const views = vectors.map((text) => decodeVector(Buffer.from(text, "base64")));
    seen.push({ path: join(root, path), sku: names.get(classId) ?? "", views });
  }
  return seen;
}

/** Rows of a CSV file without quotes, the head left out. */
function readRows(path: string): string[][] {
  const [, ...lines] = readFileSync(path, "utf8").trim().split(/\r?\n/);
  return lines.map((line) => line.split(","));
}
