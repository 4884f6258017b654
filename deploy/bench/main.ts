import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { tableOf, type Bench, type Row } from "./bench.ts";
import { ledgerBench } from "./ledger/ledger-bench.ts";
import { verifyBench, yearBench } from "./year-bench.ts";

const benches: readonly Bench[] = [ledgerBench, verifyBench, yearBench];

const usage = `npm run bench -- [NAME...] [--sales N] [--json FILE]

Measures side by side with baselines, in one run; without names, everything.
${benches.map(({ name, about }) => `  ${name.padEnd(12)}${about}`).join("\n")}

  --sales N     how many sales \`verify\` and \`year\` write first (20000)
  --json FILE   the figures as [{bench, metric, value, unit, baseline, ratio}]`;

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        help: { type: "boolean" },
        json: { type: "string" },
        sales: { type: "string", default: "20000" },
      },
    });
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return process.exit(2);
  }
}

const { values, positionals } = readArguments();
const strangers = positionals.filter((name) => !benches.some((bench) => bench.name === name));
const sales = Number(values.sales);
if (values.help === true) {
  console.log(usage);
  process.exit(0);
}
if (strangers.length > 0 || !Number.isInteger(sales) || sales < 1) {
  console.error(`${strangers.length > 0 ? `no bench ${strangers[0]}` : "--sales N"}\n\n${usage}`);
  process.exit(2);
}

const rows: Row[] = [];
const chosen = benches.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
for (const bench of chosen) {
  const load = readFileSync("/proc/loadavg", "utf8").split(" ")[0] ?? "";
  console.log(
    `\n== ${bench.name}: ${bench.about}\n   Node ${process.versions.node}, ${cpus().length} CPUs, load ${load}`,
  );
  const measured = await bench.run({ sales, say: (line) => console.log(`   ${line}`) });
  console.log(tableOf(measured).join("\n"));
  rows.push(...measured);
}
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify(rows, undefined, 1)}\n`);
