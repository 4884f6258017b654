// Compiles everything into dist/: TypeScript, the files that stand beside it, and the screens.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./steps.mjs";

const bin = (name) => join(root, "node_modules/.bin", name);

function run(command, args) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** What the programs read at run time and the compiler leaves behind. */
const isAsset = (path) =>
  !/\.(ts|svelte|py|md)$|\.test\.|golden|__pycache__|\/training(\/|$)/.test(path);

run(bin("tsc"), ["-p", "tsconfig.json"]);
for (const folder of ["edge", "flows", "models", "cloud-relay", "deploy"])
  cpSync(join(root, folder), join(root, "dist", folder), { recursive: true, filter: isAsset });
if (existsSync(join(root, "kiosk/vite.config.ts")))
  run(bin("vite"), ["build", "--config", "kiosk/vite.config.ts", "--logLevel", "warn"]);
