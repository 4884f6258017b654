import { mkdirSync, writeFileSync } from "node:fs";
import { products } from "../catalogue/products.ts";
import { drawings } from "./drawings.ts";
import { renderPicture } from "./render-picture.ts";

// Writes every product's picture and outline anew: node dist/deploy/demo/drawings/render.js [FOLDER]
const folder = process.argv[2] ?? "deploy/demo/pictures";
const sizePx = 360;

mkdirSync(folder, { recursive: true });
for (const { sku } of products)
  writeFileSync(`${folder}/${sku}.png`, await renderPicture(sku, sizePx));
const outlines = Object.fromEntries(
  products.map(({ sku }) => [sku, drawings.get(sku)?.silhouette ?? ""]),
);
writeFileSync(`${folder}/outlines.json`, `${JSON.stringify(outlines, undefined, 2)}\n`);
process.stdout.write(`${products.length} pictures in ${folder}\n`);
