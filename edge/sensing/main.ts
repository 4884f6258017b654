import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadSettings, type Settings } from "../config.ts";
import { boxKey } from "../platform/keys.ts";
import { openLog, type Log } from "../platform/log.ts";
import { runProcess } from "../platform/run.ts";
import { FloorReader } from "../storage/floor-reader.ts";
import { sendToCore } from "./facts.ts";
import { senseShop, type Sensing } from "./sense-shop.ts";

/**
 * Starts the shop's ears: the MQTT broker and what makes facts of its readings.
 * @param coreUrl where the core listens, when its port is not the one of the settings.
 */
export async function startSensing(
  settings: Settings,
  log: Log,
  coreUrl = `http://${settings.host === "0.0.0.0" ? "127.0.0.1" : settings.host}:${settings.ports.http}`,
): Promise<Sensing> {
  const internalKey = boxKey(settings.data, "internal");
  const floor = new FloorReader(join(settings.data, "ledger.db"));
  const sensing = await senseShop({
    settings,
    floor,
    keys: { core: internalKey, flows: boxKey(settings.data, "flows") },
    send: sendToCore(coreUrl, internalKey),
    log,
  });
  return {
    ...sensing,
    stop: async () => {
      await sensing.stop();
      await floor.close();
    },
  };
}

const log = openLog("sensing");
if (process.argv[1] === fileURLToPath(import.meta.url))
  await runProcess(log, () => startSensing(loadSettings(), log));
