import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadSettings, type Settings } from "../../edge/config.ts";
import { systemClock, type Clock } from "../../edge/platform/clock.ts";
import { boxKey } from "../../edge/platform/keys.ts";
import { openLog, type Log } from "../../edge/platform/log.ts";
import { Parts, runProcess, type Running } from "../../edge/platform/run.ts";
import { Database } from "../../edge/platform/sqlite.ts";
import { HttpHeadquarters } from "./http-headquarters.ts";
import { LedgerEvents } from "./ledger-events.ts";
import { Relay } from "./relay.ts";
import { RelayLoop } from "./run-relay.ts";
import { relayStateFile } from "./state-file.ts";

/** The relay of one store. The ledger must exist: the core makes it. */
export async function startRelay(
  settings: Settings,
  log: Log,
  clock: Clock = systemClock,
): Promise<Running> {
  const parts = new Parts();
  const reader = await Database.open(join(settings.data, "ledger.db"), "read");
  parts.onStop(() => reader.close());
  const events = new LedgerEvents(reader);
  const url = settings.hq.url === "" ? `http://127.0.0.1:${settings.ports.hq}` : settings.hq.url;
  const hq = new HttpHeadquarters(url, settings.store, boxKey(settings.data, "store"));
  const report = relayStateFile(settings.data, () => clock.now());
  const loop = new RelayLoop(new Relay(events, hq), events, clock, log, report);
  parts.onStop(() => loop.stop());
  loop.start();
  return { stop: () => parts.stop() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const log = openLog("relay");
  await runProcess(log, () => startRelay(loadSettings(), log));
}
