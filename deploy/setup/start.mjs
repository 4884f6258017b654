// `npm start`: sets up what is missing, then runs the demo shop until Ctrl-C.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, checkNode, install, root } from "./steps.mjs";

checkNode();
install();
build();
await import(pathToFileURL(join(root, "dist/deploy/supervisor/main.js")));
