import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { bitRot } from "./bit-rot.ts";
import { clockJumps } from "./clock-jumps.ts";
import { failingDisk } from "./failing-disk.ts";
import { fullDisk } from "./full-disk.ts";
import { kill } from "./kill.ts";
import { manyClients } from "./many-clients.ts";
import { powerCut } from "./power-cut.ts";
import { repeats } from "./repeats.ts";
import { isKept, type Torture } from "./torture.ts";

const seed = 20_261_124;

/** Works through its own processes and a library in C. */
const needsCompiler = new Set<Torture>([powerCut, failingDisk, fullDisk]);
const hasCompiler = spawnSync("cc", ["--version"]).status === 0;

test.each<[Torture, number]>([
  [powerCut, 300],
  [kill, 12],
  [failingDisk, 15],
  [fullDisk, 2],
  [repeats, 150],
  [clockJumps, 400],
  [bitRot, 60],
  [manyClients, 300],
])("$name: $promise", async (torture, trials) => {
  if (needsCompiler.has(torture) && !hasCompiler) {
    console.warn(`${torture.name} is skipped: there is no C compiler (cc)`);
    return;
  }
  const findings = await torture.run({ trials, seed, say: () => undefined });
  expect(findings.failures, `seed ${seed}`).toEqual([]);
  expect(isKept(findings), "the control must fail").toBe(true);
});
