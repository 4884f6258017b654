import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fork } from "node:child_process";
import { loadSettings, type Settings } from "../../edge/config.ts";
import { OperatingError } from "../../edge/errors.ts";
import { checkPortsFree } from "./free-ports.ts";
import { demoParts, storeParts } from "./parts.ts";
import { Supervisor } from "./supervisor.ts";
import { startTable } from "./start-table.ts";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Fills a new data directory with the demo shop, in a process of its own that gives its memory back. */
async function seedOnce(settings: Settings): Promise<void> {
  if (existsSync(join(settings.data, "ledger.db"))) return;
  say("• Making the demo shop: catalogue, stock and a week of sales ...");
  const seed = fork(fileURLToPath(new URL("../demo/seed.js", import.meta.url)), [], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const status = await new Promise((resolve) => seed.once("exit", resolve));
  if (status !== 0) throw new OperatingError("STORAGE_FAILED", "the demo shop could not be made");
}

async function main(): Promise<void> {
  const startedAt = performance.now();
  let settings = loadSettings();
  mkdirSync(settings.data, { recursive: true });
  await checkPortsFree(settings);
  await seedOnce(settings);
  settings = loadSettings();

  const supervisor = new Supervisor({
    parts: [...storeParts, ...demoParts],
    data: settings.data,
    say,
  });
  const stop = () => {
    say("\n• Stopping ...");
    void supervisor.stop().then(() => process.exit(0));
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  await supervisor.start();
  say(`\nTillbox is ready after ${((performance.now() - startedAt) / 1000).toFixed(1)} s.\n`);
  say(startTable(settings));
  say(`\nLogs: ${join(settings.data, "logs")}   Stop: Ctrl-C`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
