#!/usr/bin/env node
// The operator's command. Builds first when the clone is fresh, and says so on standard error.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { existsSync } from "node:fs";
import { build, checkNode, root } from "./steps.mjs";

checkNode();
if (!existsSync(join(root, "dist/edge/cli/main.js"))) build();
await import(pathToFileURL(join(root, "dist/edge/cli/main.js")));
