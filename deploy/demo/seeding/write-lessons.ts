import { writeFileSync } from "node:fs";
import { decodeVector } from "../../../edge/vision/eyes.ts";
import { packLessons } from "./lessons.ts";
import { currentSource, lookAtPhotos } from "./teach-pictures.ts";

// Makes the vectors anew that teach the demo shop's camera, after a change of the model or of a
// picture: node dist/deploy/demo/seeding/write-lessons.js [FILE]
const file = process.argv[2] ?? "deploy/demo/seeding/lessons.bin";
const vectors = (await lookAtPhotos()).map(decodeVector);
writeFileSync(file, packLessons(currentSource(), vectors));
process.stdout.write(`${vectors.length} vectors in ${file}\n`);
