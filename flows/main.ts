import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadSettings, type Settings } from "../edge/config.ts";
import { OperatingError } from "../edge/errors.ts";
import { boxKey } from "../edge/platform/keys.ts";
import { openLog, type Log } from "../edge/platform/log.ts";
import { Parts, runProcess, type Running } from "../edge/platform/run.ts";
import { runFlows } from "./node-red.ts";
import { connectShop } from "./shop-link.ts";

export interface Flows extends Running {
  /** Answers `/healthz`, on the loopback only. */
  readonly port: number;
}

/**
 * Starts the shop's flows: who is told of an alert, by what channel, when. A shop that has changed
 * its flows keeps them in `<data>/flows/shop.flow.json`; all others run those of the product.
 * @param mqttUrl where the broker listens, when its port is not the one of the settings.
 */
export async function startFlows(
  settings: Settings,
  log: Log,
  mqttUrl = `mqtt://127.0.0.1:${settings.ports.mqtt}`,
): Promise<Flows> {
  const parts = new Parts();
  try {
    const userDir = join(settings.data, "flows");
    prepareUserDir(userDir);
    const own = join(userDir, "shop.flow.json");
    const link = connectShop({
      url: mqttUrl,
      store: settings.store,
      password: boxKey(settings.data, "flows"),
      log,
    });
    parts.onStop(() => link.close());
    const runtime = await runFlows({
      userDir,
      flowFile: existsSync(own) ? own : fileURLToPath(new URL("./shop.flow.json", import.meta.url)),
      credentialSecret: boxKey(settings.data, "flows-credentials"),
      link,
      log,
    });
    parts.onStop(() => runtime.stop());
    const port = await answerHealth(settings.ports.flows, parts);
    return { port, stop: () => parts.stop() };
  } catch (error) {
    await parts.stop();
    throw error;
  }
}

/** Node-RED looks for a package file there, and read-only does not make it. */
function prepareUserDir(userDir: string): void {
  mkdirSync(userDir, { recursive: true, mode: 0o700 });
  const path = join(userDir, "package.json");
  if (!existsSync(path)) writeFileSync(path, '{"name":"shop-flows","private":true}\n');
}

function answerHealth(port: number, parts: Parts): Promise<number> {
  const server = createServer((request, response) => {
    const isHealth = request.url === "/healthz";
    response
      .writeHead(isHealth ? 200 : 404, { "content-type": "application/json" })
      .end(JSON.stringify({ status: isHealth ? "ok" : "not found" }));
  });
  parts.onStop(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new OperatingError("PORT_IN_USE", `port ${port}, setting TILLBOX_FLOWS_PORT`)
          : error,
      ),
    );
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const log = openLog("flows");
  await runProcess(log, () => startFlows(loadSettings(), log));
}
