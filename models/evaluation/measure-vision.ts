import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createEyes } from "../../edge/vision/eyes.ts";
import { measureAllClasses } from "./all-classes.ts";
import { measureFewPhotos, measureTenProducts } from "./few-photos.ts";
import { listPhotos, lookToAsk, lookToTeach } from "./photos.ts";
import { measureTrays, teachDemoShop } from "./trays.ts";

const usage = `Measures the camera checkout with the shipped model.

  node dist/models/evaluation/measure-vision.js [--data DIR [--all-classes]] [--trays N] [--seed N] [--models DIR]

  --data         holds grocery-store/ with train and devtest: real photos. Ten products, drawn by the
                 seed, are taught with five photos each; their held-back photos are named
  --all-classes  also all classes taught with all photos, and twenty drawings of ten products: minutes
  --trays        how many drawn trays of the demo shop to look at, taught as the demo teaches
  --seed         first of the seeds for drawing ten products and for the trays (1)
  --models       folder of another manifest.json and its model
`;

const shippedModels = fileURLToPath(new URL("..", import.meta.url));

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: "string" },
      "all-classes": { type: "boolean", default: false },
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
  const seed = Number(values.seed);
  if (values.data !== undefined) {
    const known = listPhotos(values.data, "train");
    const asked = listPhotos(values.data, "devtest");
    say(await measureTenProducts(eyes, known, asked, seed));
    if (values["all-classes"]) {
      const taught = await lookToTeach(eyes, known);
      const seen = await lookToAsk(eyes, asked);
      say(measureAllClasses(taught, seen, eyes.calibration));
      say(measureFewPhotos(taught, seen, eyes, seed, 20));
    }
  }
  if (values.trays !== undefined) {
    const gallery = await teachDemoShop(values.models);
    say(await measureTrays(eyes, gallery, Number(values.trays), seed));
  }
  await eyes.close();
}

await main();
