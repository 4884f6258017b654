import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { z } from "zod";
import type { Calibration } from "../domain/vision/judge-likeness.ts";
import type { Picture } from "../domain/vision/picture.ts";
import { OperatingError } from "../errors.ts";

/** `models/manifest.json`: which model the box runs, and what it must be byte for byte. */
const manifestShape = z.strictObject({
  embedder: z.strictObject({
    name: z.string(),
    file: z.string().regex(/^[\w.-]+\.onnx$/),
    sha256: z.string().length(64),
    side: z.int().positive(),
    size: z.int().positive(),
    calibration: z.strictObject({
      temperature: z.number().positive(),
      unknownCosine: z.number(),
    }),
  }),
});

/** More pictures at once cost memory and save nothing on one thread. */
const batch = 4;

/** Turns pictures of single items into vectors; like items have like vectors. */
export interface Embedder {
  /** Name and version; vectors of different models cannot be compared. */
  readonly name: string;
  /** Pixels a side of the pictures that it takes. */
  readonly side: number;
  readonly calibration: Calibration;
  /** One vector of unit length for each picture of `side` x `side` pixels, in their order. */
  embed(pictures: readonly Picture[]): Promise<Float32Array[]>;
  close(): Promise<void>;
}

/** @throws OperatingError MODEL_UNUSABLE when the file is missing or is not the one that was tested. */
export async function openEmbedder(modelDir: string): Promise<Embedder> {
  const { embedder } = await readManifest(modelDir);
  const bytes = await readModel(join(modelDir, embedder.file), embedder.sha256);
  const session = await InferenceSession.create(bytes, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: "sequential",
    enableCpuMemArena: true,
  });
  const { name, side, size, calibration } = embedder;
  const run = async (pictures: readonly Picture[]): Promise<Float32Array[]> => {
    const pixels = new Uint8Array(pictures.length * side * side * 3);
    for (const [i, picture] of pictures.entries()) pixels.set(picture.pixels, i * side * side * 3);
    const shape = [pictures.length, side, side, 3];
    const answer = await session.run({ pixels: new Tensor("uint8", pixels, shape) });
    const vectors = answer["vectors"]!.data as Float32Array;
    return pictures.map((_, i) => vectors.slice(i * size, (i + 1) * size));
  };
  return {
    name,
    side,
    calibration,
    async embed(pictures) {
      const vectors: Float32Array[] = [];
      for (let start = 0; start < pictures.length; start += batch)
        vectors.push(...(await run(pictures.slice(start, start + batch))));
      return vectors;
    },
    close: () => session.release(),
  };
}

async function readManifest(modelDir: string): Promise<z.infer<typeof manifestShape>> {
  const path = join(modelDir, "manifest.json");
  try {
    return manifestShape.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    throw new OperatingError("MODEL_UNUSABLE", path, { cause: error });
  }
}

async function readModel(path: string, sha256: string): Promise<Uint8Array> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new OperatingError("MODEL_UNUSABLE", path, { cause: error });
  }
  if (createHash("sha256").update(bytes).digest("hex") !== sha256)
    throw new OperatingError("MODEL_UNUSABLE", `${path} is not the file of the manifest`);
  return bytes;
}
