// The steps that bring a fresh clone to a running box. Plain JavaScript: it runs before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

const isRoot = process.getuid?.() === 0;

/** Says a sentence and ends: the reader can act on it. */
export function giveUp(message) {
  console.error(`\n${message}`);
  process.exit(1);
}

/** Prints what happens and how long it took, so that minutes of compiling do not look like a hang. */
function step(title, work) {
  process.stdout.write(`• ${title} ...\n`);
  const startedAt = Date.now();
  work();
  process.stdout.write(`  done in ${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`);
}

function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    ...options,
  });
  if (error || status !== 0)
    giveUp(`\`${command} ${args.join(" ")}\` failed. Correct what it says above and start again.`);
}

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    giveUp(`Tillbox needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
}

/** Installs Debian packages when it may, else prints the command to type. */
export function needPackages(packages, isPresent, why) {
  if (isPresent()) return;
  const command = `apt-get install -y --no-install-recommends ${packages.join(" ")}`;
  if (!isRoot || !existsSync("/usr/bin/apt-get"))
    giveUp(`${why}. Type this, then start again:\n\n  sudo apt-get update && sudo ${command}\n`);
  step(`${why}: ${packages.join(", ")}`, () => {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    run("apt-get", ["update", "-qq"], { env });
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], { env });
  });
}

const onPath = (name) =>
  (process.env.PATH ?? "").split(":").some((folder) => existsSync(join(folder, name)));

const digest = (text) => createHash("sha256").update(text).digest("hex");

/** Remembers under `node_modules` for which input a step was last done. */
function stamp(name, value) {
  const file = join(root, "node_modules", `.tillbox-${name}`);
  return {
    isFresh: () => existsSync(file) && readFileSync(file, "utf8") === value,
    keep: () => {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, value);
    },
  };
}

/** `npm ci`: sqlite3 is compiled, onnxruntime's download of GPU libraries is switched off. */
export function install() {
  const done = stamp("install", digest(readFileSync(join(root, "package-lock.json"))));
  if (done.isFresh()) return;
  needPackages(
    ["python3", "make", "g++"],
    () => ["python3", "make", "g++"].every(onPath),
    "The ledger's database is compiled on this machine and needs a compiler",
  );
  const prefix = dirname(dirname(process.execPath));
  const headers = existsSync(join(prefix, "include/node/node_api.h"))
    ? { npm_config_nodedir: prefix }
    : {};
  step("Installing packages; the database is compiled once, which takes 2 to 5 minutes", () =>
    run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
      env: { ...process.env, ...headers, ONNXRUNTIME_NODE_INSTALL: "skip" },
    }),
  );
  done.keep();
}

const sourceFolders = ["edge", "kiosk", "flows", "models", "cloud-relay", "deploy"];

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

/** Changes when any source file changes. */
function sourceState() {
  const files = [
    ...sourceFolders.flatMap((f) => [...filesBelow(join(root, f))]),
    join(root, "tsconfig.json"),
  ];
  return digest(files.map((file) => `${file} ${statSync(file).mtimeMs}`).join("\n"));
}

/** Compiles the programs and the screens into `dist/` when a source has changed. */
export function build() {
  const done = stamp("build", sourceState());
  if (done.isFresh() && existsSync(join(root, "dist/kiosk-web"))) return;
  step("Building programs and screens", () =>
    run(process.execPath, [join(root, "deploy/setup/build.mjs")]),
  );
  done.keep();
}

/** A browser and Chinese type for the tests that look at the screens. */
export function needBrowser() {
  needPackages(
    ["chromium", "fonts-noto-cjk"],
    () =>
      existsSync("/usr/bin/chromium") &&
      existsSync("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
    "The tests of the screens need a browser",
  );
}
