import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { openEmbedder } from "./model.ts";

const shipped = fileURLToPath(new URL("../../models/", import.meta.url));

interface Manifest {
  readonly embedder: { readonly file: string };
}

function modelFolder(): { folder: string; file: string } {
  const folder = mkdtempSync(join(tmpdir(), "tillbox-model-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const manifest = JSON.parse(readFileSync(join(shipped, "manifest.json"), "utf8")) as Manifest;
  copyFileSync(join(shipped, "manifest.json"), join(folder, "manifest.json"));
  return { folder, file: manifest.embedder.file };
}

test("the shipped model is the one of the manifest, at most 3 MB", async () => {
  const embedder = await openEmbedder(shipped);
  onTestFinished(() => embedder.close());
  const { file } = modelFolder();
  expect(readFileSync(join(shipped, file)).length).toBeLessThanOrEqual(3_000_000);
  const grey = { pixels: new Uint8Array(224 * 224 * 3).fill(128), width: 224, height: 224 };
  const vectors = await embedder.embed([grey, grey, grey, grey, grey]);
  expect(vectors.length).toBe(5);
  for (const vector of vectors) expect(vector).toEqual(vectors[0]);
});

test("a missing, a changed and an undescribed model are refused", async () => {
  const { folder, file } = modelFolder();
  await expect(openEmbedder(folder)).rejects.toMatchObject({ code: "MODEL_UNUSABLE" });
  const bytes = readFileSync(join(shipped, file));
  bytes[bytes.length - 1]! ^= 1;
  writeFileSync(join(folder, file), bytes);
  await expect(openEmbedder(folder)).rejects.toMatchObject({ code: "MODEL_UNUSABLE" });
  writeFileSync(join(folder, "manifest.json"), "{}");
  await expect(openEmbedder(folder)).rejects.toMatchObject({ code: "MODEL_UNUSABLE" });
});
