import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { createEyes } from "../../edge/vision/eyes.ts";
import { drawTray, teachDemoShop } from "./trays.ts";

const modelDir = fileURLToPath(new URL("../", import.meta.url));

const byName = (one: string, other: string) => (one < other ? -1 : 1);

test("drawn trays of the demo shop are recognised whole", async () => {
  const eyes = await createEyes({ modelDir });
  onTestFinished(() => eyes.close());
  const gallery = await teachDemoShop(modelDir);
  for (const seed of [2_001, 2_002, 2_003, 2_004]) {
    const { jpeg, skus } = await drawTray(seed);
    const { detections } = await eyes.recognise(jpeg, gallery);
    const named = detections.map(({ sku }) => sku ?? "unknown");
    expect([seed, ...named.sort(byName)]).toEqual([seed, ...[...skus].sort(byName)]);
  }
});
