import { parseArgs } from "node:util";
import { bitRot } from "./bit-rot.ts";
import { clockJumps } from "./clock-jumps.ts";
import { failingDisk } from "./failing-disk.ts";
import { fullDisk } from "./full-disk.ts";
import { kill } from "./kill.ts";
import { manyClients } from "./many-clients.ts";
import { powerCut } from "./power-cut.ts";
import { priceBaskets } from "./priced-baskets.ts";
import { repeats } from "./repeats.ts";
import { isKept, type Torture } from "./torture.ts";

const tortures: readonly Torture[] = [
  powerCut,
  kill,
  failingDisk,
  fullDisk,
  repeats,
  clockJumps,
  bitRot,
  manyClients,
  priceBaskets,
];

const usage = `npm run torture -- [NAME...] [--trials N] [--seed S]

Breaks things on purpose, in the long form; without names, everything. Exit 1: a promise was broken, or
a control that must fail did not.
${tortures.map(({ name, promise, trials }) => `  ${name.padEnd(14)}${promise} (${trials})`).join("\n")}`;

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        help: { type: "boolean" },
        trials: { type: "string" },
        seed: { type: "string", default: "1" },
      },
    });
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return process.exit(2);
  }
}

const { values, positionals } = readArguments();
if (values.help === true) {
  console.log(usage);
  process.exit(0);
}
const stranger = positionals.find((name) => !tortures.some((torture) => torture.name === name));
const seed = Number(values.seed);
const asked = values.trials === undefined ? undefined : Number(values.trials);
if (stranger !== undefined || !Number.isInteger(seed) || !(asked === undefined || asked > 0)) {
  console.error(`${stranger === undefined ? "--trials N --seed S" : `no ${stranger}`}\n\n${usage}`);
  process.exit(2);
}

/** @returns whether the promise was kept. */
async function torment(torture: Torture): Promise<boolean> {
  const startedAt = performance.now();
  console.log(`\n== ${torture.name}: ${torture.promise}`);
  const findings = await torture.run({
    trials: asked ?? torture.trials,
    seed,
    say: (line) => console.log(`   ${line}`),
  });
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0);
  const { trials, failures, control } = findings;
  for (const failure of failures.slice(0, 10)) console.log(`   ✗ ${failure}`);
  console.log(`   seed ${seed}, ${trials} trials, ${failures.length} failures, ${seconds} s`);
  if (control !== undefined)
    console.log(`   control (${control.name}): failed ${control.failed} of ${control.trials}`);
  return isKept(findings);
}

let areAllKept = true;
for (const torture of tortures)
  if (positionals.length === 0 || positionals.includes(torture.name))
    areAllKept = (await torment(torture)) && areAllKept;
process.exit(areAllKept ? 0 : 1);
