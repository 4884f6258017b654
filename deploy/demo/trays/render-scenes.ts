import { mkdirSync, writeFileSync } from "node:fs";
import { composeTray } from "./compose-tray.ts";
import { scenes } from "./scenes.ts";

// Writes the demo camera's pictures anew: node dist/deploy/demo/trays/render-scenes.js [FOLDER]
const folder = process.argv[2] ?? "deploy/demo/trays/scenes";
mkdirSync(folder, { recursive: true });
const truths: Record<string, unknown> = {};
for (const [index, { name, skus, isUpright = false }] of scenes.entries()) {
  const { jpeg, truth } = await composeTray(index + 1, skus, { isUpright });
  writeFileSync(`${folder}/${name}.jpg`, jpeg);
  truths[name] = truth;
}
writeFileSync(`${folder}/truth.json`, `${JSON.stringify(truths, undefined, 2)}\n`);
process.stdout.write(`${scenes.length} scenes in ${folder}\n`);
