// `npm run torture`: sets up what is missing, then breaks things on purpose.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, checkNode, install, root } from "../setup/steps.mjs";

checkNode();
install();
build();
await import(pathToFileURL(join(root, "dist/deploy/torture/main.js")));
