import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadSettings, type Settings } from "../../edge/config.ts";
import { startPrinterSimulator } from "../../edge/devices/printer/simulator.ts";
import { systemClock } from "../../edge/platform/clock.ts";
import { boxKey } from "../../edge/platform/keys.ts";
import { openLog, type Log } from "../../edge/platform/log.ts";
import { seededRandom } from "../../edge/platform/random.ts";
import { Parts, runProcess, type Running } from "../../edge/platform/run.ts";
import { cameraRoute, DemoCamera } from "./camera/demo-camera.ts";
import { startHardware } from "./floor/hardware.ts";
import { FloorLife } from "./floor/life.ts";
import { floorRoute } from "./page/floor-api.ts";
import { goRoute } from "./page/go.ts";
import { pageRoute } from "./page/static-files.ts";
import { startPaper } from "./paper/paper-page.ts";
import { paymentProvider } from "./payment-provider/start-payment-provider.ts";
import { send, type Route } from "./route.ts";

/** The hardware that the demo shop does not have, and a page to play with it. */
export async function startDemo(settings: Settings, log: Log): Promise<Running & { port: number }> {
  const parts = new Parts();
  try {
    mkdirSync(join(settings.data, "demo"), { recursive: true });
    const printer = await startPrinterSimulator({ port: settings.ports.printer });
    parts.onStop(() => printer.stop());
    const floor = await startHardware(settings, parts);
    const life = new FloorLife(floor, seededRandom(settings.ports.demo));
    parts.onStop(life.start(systemClock));

    const paper = startPaper({ printer });
    parts.onStop(() => paper.stop());
    const origin = () => `http://127.0.0.1:${settings.ports.demo}`;
    const { routes: paying } = paymentProvider({
      secret: boxKey(settings.data, "payment-provider"),
      now: () => systemClock.now(),
      origin,
      file: join(settings.data, "demo", "payments.json"),
    });
    const kiosks = ["127.0.0.1", "localhost", settings.host].map(
      (host) => `http://${host}:${settings.ports.http}`,
    );
    const port = await serve(settings, parts, [
      ...paying,
      paper.route,
      cameraRoute(new DemoCamera(), kiosks),
      floorRoute(floor, life),
      goRoute(settings),
      pageRoute(),
    ]);
    log.info({ port }, "the demo shop's hardware is there");
    return { port, stop: () => parts.stop() };
  } catch (error) {
    await parts.stop();
    throw error;
  }
}

async function serve(settings: Settings, parts: Parts, routes: readonly Route[]): Promise<number> {
  const server = createServer((request, response) => {
    void (async () => {
      for (const route of routes) if (await route(request, response)) return;
      send(response, 404, "text/plain", "not found");
    })();
  });
  parts.onStop(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  });
  server.listen(settings.ports.demo, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const log = openLog("demo");
  await runProcess(log, () => startDemo(loadSettings(), log));
}
