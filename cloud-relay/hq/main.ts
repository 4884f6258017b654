import { businessDayOf, localHourIn } from "../../edge/domain/sale/business-day.ts";
import { mkdirSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadSettings, type Settings } from "../../edge/config.ts";
import { systemClock, type Clock } from "../../edge/platform/clock.ts";
import { boxKey, boxSecret } from "../../edge/platform/keys.ts";
import { openLog, type Log } from "../../edge/platform/log.ts";
import { Parts, runProcess, type Running } from "../../edge/platform/run.ts";
import { hashPin, hashToken, newPin } from "../../edge/platform/secrets.ts";
import { EmbeddedEngine } from "../engines/embedded/embedded-engine.ts";
import { Desk } from "./desk.ts";
import { hqServer } from "./server.ts";

export interface Hq extends Running {
  readonly port: number;
}

/** The name of the person that a new headquarters starts with. */
export const firstPerson = "hq";

/** Headquarters, embedded: one process, one file. */
export async function startHq(
  settings: Settings,
  log: Log,
  clock: Clock = systemClock,
): Promise<Hq> {
  const parts = new Parts();
  try {
    mkdirSync(settings.data, { recursive: true });
    const { timeZone, dayStartsAt } = settings.shop;
    const hour = localHourIn(timeZone);
    const engine = await EmbeddedEngine.open(join(settings.data, "hq.db"), (instant) =>
      hour(Date.parse(instant)),
    );
    parts.onStop(() => engine.close());
    await introduce(settings, engine);

    const app = await hqServer(new Desk(engine, businessDayOf(timeZone, dayStartsAt), clock), log, {
      host: settings.host,
      boxKey: boxKey(settings.data, "internal"),
      manner: { locale: settings.shop.locale, timeZone },
      screens: fileURLToPath(new URL("../../kiosk-web/", import.meta.url)),
    });
    parts.onStop(() => app.close());
    await app.listen({ host: settings.host, port: settings.ports.hq });
    const { port } = app.server.address() as AddressInfo;
    return { port, stop: () => parts.stop() };
  } catch (error) {
    await parts.stop();
    throw error;
  }
}

/** A new headquarters knows one person, and the store on its own machine when there is one. */
async function introduce(settings: Settings, engine: EmbeddedEngine): Promise<void> {
  if (await engine.people.isEmpty())
    await engine.people.save(
      firstPerson,
      await hashPin(boxSecret(settings.data, "hq-first-pin", newPin)),
    );
  if (settings.hq.url === "")
    await engine.registerStore(
      settings.store,
      settings.shop.name,
      hashToken(boxKey(settings.data, "store")),
    );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const log = openLog("hq");
  await runProcess(log, () => startHq(loadSettings(), log));
}
