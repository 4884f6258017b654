// Checks every unit with systemd's own tools: it must be well-formed, and its exposure at most 2.0 of 10.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { needPackages } from "../setup/steps.mjs";
import { existsSync } from "node:fs";

const highestExposure = 20;
needPackages(
  ["systemd"],
  () => existsSync("/usr/bin/systemd-analyze"),
  "Checking the units needs systemd's tools",
);

const units = mkdtempSync(join(tmpdir(), "tillbox-units-"));
cpSync(fileURLToPath(new URL(".", import.meta.url)), units, { recursive: true });
const names = readdirSync(units).filter((name) => name.endsWith(".service"));
// `verify` asks whether the program exists; here it is another node than on the appliance.
for (const name of names) {
  const file = join(units, name);
  writeFileSync(file, readFileSync(file, "utf8").replace("/usr/bin/node", process.execPath));
}

function analyze(...args) {
  const env = { ...process.env, SYSTEMD_UNIT_PATH: `${units}:/usr/lib/systemd/system` };
  return spawnSync("systemd-analyze", args, { env, encoding: "utf8" });
}

let isGood = true;
for (const name of [...names, "tillbox.target"]) {
  const verify = analyze("verify", "--man=no", join(units, name));
  const complaints = (verify.stderr + verify.stdout)
    .split("\n")
    .filter((line) => line.includes("tillbox"));
  if (verify.status !== 0 || complaints.length > 0) {
    isGood = false;
    console.log(`${name}: ${complaints.join("\n") || verify.stderr}`);
  }
}
for (const name of names) {
  const security = analyze(
    "security",
    "--offline=true",
    "--no-pager",
    `--threshold=${highestExposure}`,
    name,
  );
  console.log(security.stdout.trim().split("\n").at(-1) || security.stderr.trim());
  isGood &&= security.status === 0;
}
rmSync(units, { recursive: true });
process.exit(isGood ? 0 : 1);
