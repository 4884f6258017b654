// `npm run check`: format, lint, types, layers, dead code, units of systemd, then every test, then the
// quick tests again on the newer Node versions that the code promises to run on.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { build, checkNode, install, root } from "../setup/steps.mjs";

const bin = (name) => join(root, "node_modules/.bin", name);

function run(title, command, args) {
  console.log(`\n== ${title}`);
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  return status === 0;
}

checkNode();
install();
build();

const gates = [
  ["format", bin("prettier"), ["--check", "."]],
  ["lint", bin("eslint"), ["."]],
  ["types", bin("svelte-check"), ["--tsconfig", "./tsconfig.json", "--threshold", "warning"]],
  ["layers", bin("depcruise"), ["edge", "kiosk", "flows", "models", "cloud-relay", "deploy"]],
  ["dead code", bin("knip"), []],
  ["systemd units", process.execPath, [join(root, "deploy/systemd/check.mjs")]],
];
const broken = gates
  .filter(([title, command, args]) => !run(title, command, args))
  .map(([title]) => title);

for (const version of ["22", "24"]) {
  const args = ["-y", "-p", `node@${version}`, "node", "deploy/ci/test.mjs", "unit"];
  if (!run(`quick tests on Node ${version}`, "npx", args)) broken.push(`Node ${version}`);
}
if (broken.length > 0) console.log(`\nNot in order: ${broken.join(", ")}`);
const isGreen = run("tests", process.execPath, [join(root, "deploy/ci/test.mjs")]);
process.exit(isGreen && broken.length === 0 ? 0 : 1);
