import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openGallery, type Gallery } from "../../edge/domain/vision/gallery.ts";
import { createEyes, decodeVector, type Eyes } from "../../edge/vision/eyes.ts";
import { measureAllClasses } from "./all-classes.ts";
import { measureFewPhotos } from "./few-photos.ts";
import { seePhotos } from "./photos.ts";
import { measureTrays, readTrays } from "./trays.ts";

const usage = `Measures the camera checkout with the shipped model.

  node dist/models/evaluation/measure-vision.js [--data DIR] [--pictures DIR --trays DIR] [--seed N]

  --data      holds grocery-store/ with train and devtest: real photos
  --pictures  one picture of each product, <sku>.png: what is taught for the trays
  --trays     pictures of trays with truth.json: {"picture.jpg": ["sku", ...]}
  --seed      first of 20 drawings of ten products (1)
`;

const shippedModels = fileURLToPath(new URL("..", import.meta.url));

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: "string" },
      pictures: { type: "string" },
      trays: { type: "string" },
      models: { type: "string", default: shippedModels },
      seed: { type: "string", default: "1" },
      help: { type: "boolean" },
    },
  });
  if (values.help === true || (values.data === undefined && values.trays === undefined)) {
    process.stdout.write(usage);
    process.exitCode = values.help === true ? 0 : 2;
    return;
  }
  const eyes = await createEyes({ modelDir: values.models });
  const say = (lines: readonly string[]) => process.stdout.write(`${lines.join("\n")}\n`);
  say([`model ${eyes.model}`]);
  if (values.data !== undefined) {
    const known = await seePhotos(eyes, values.data, "train");
    const asked = await seePhotos(eyes, values.data, "devtest");
    say(measureAllClasses(known, asked, eyes.calibration));
    say(measureFewPhotos(known, asked, eyes.calibration, Number(values.seed), 20));
  }
  if (values.pictures !== undefined && values.trays !== undefined) {
    const gallery = await teachPictures(eyes, values.pictures);
    say(await measureTrays(eyes, gallery, readTrays(values.trays)));
  }
  await eyes.close();
}

async function teachPictures(eyes: Eyes, folder: string): Promise<Gallery> {
  const taught = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".png"))) {
    const { vectors } = await eyes.embed(readFileSync(join(folder, file)));
    for (const text of vectors)
      taught.push({
        sku: basename(file, ".png"),
        vector: decodeVector(Buffer.from(text, "base64")),
      });
  }
  return openGallery(taught);
}

await main();
