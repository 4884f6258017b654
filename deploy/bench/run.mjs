// `npm run bench`: sets up what is missing, then measures.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, checkNode, install, root } from "../setup/steps.mjs";

checkNode();
install();
build();
await import(pathToFileURL(join(root, "dist/deploy/bench/main.js")));
