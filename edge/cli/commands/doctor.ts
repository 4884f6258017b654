import { existsSync, readFileSync, statfsSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import type { Command } from "commander";
import { loadSettings, type Settings } from "../../config.ts";
import { Database } from "../../platform/sqlite.ts";
import { ledgerPath } from "../../storage/open-store.ts";
import { columns, print } from "../print.ts";

interface Finding {
  readonly part: string;
  readonly ok: boolean;
  /** What was found, and when it is not well, what to do. */
  readonly finding: string;
}

const patienceMs = 2_000;
const leastFreeBytes = 1024 ** 3;

/** `tillbox doctor`: every part's health, one line each. */
export function addDoctor(program: Command): void {
  program
    .command("doctor")
    .description("say how every part of the box is, one line each")
    .option("--json", "for programs")
    .action(async (options: { json?: boolean }) => {
      const findings = await examine(loadSettings());
      print(findings, options.json === true, () =>
        columns(findings.map(({ part, ok, finding }) => [ok ? "✓" : "✗", part, finding])),
      );
      if (findings.some(({ ok }) => !ok)) process.exitCode = 1;
    });
}

async function examine(settings: Settings): Promise<Finding[]> {
  const { ports, host } = settings;
  const hq = settings.hq.url === "" ? `http://127.0.0.1:${ports.hq}` : settings.hq.url;
  const parts = await Promise.all([
    ledger(settings.data),
    http("core", `http://${host}:${ports.http}/healthz`),
    tcp("sensing", ports.mqtt, "MQTT"),
    http("vision", `http://127.0.0.1:${ports.vision}/healthz`),
    http("flows", `http://127.0.0.1:${ports.flows}/healthz`),
    http("hq", `${hq}/healthz`),
    tcp("printer", ports.printer, "ESC/POS", settings.printer.host),
  ]);
  return [node(), disk(settings.data), ...parts, relay(settings.data)];
}

function node(): Finding {
  const [major = 0] = process.versions.node.split(".").map(Number);
  return { part: "node", ok: major >= 20, finding: process.version };
}

function disk(data: string): Finding {
  if (!existsSync(data))
    return { part: "disk", ok: false, finding: `${data} does not exist yet: npm start` };
  const { bavail, bsize } = statfsSync(data);
  const free = bavail * bsize;
  return {
    part: "disk",
    ok: free > leastFreeBytes,
    finding: `${(free / 1024 ** 3).toFixed(1)} GiB free`,
  };
}

async function ledger(data: string): Promise<Finding> {
  try {
    const reader = await Database.open(ledgerPath(data), "read");
    const row = await reader.get<{ sales: number }>("SELECT count(*) AS sales FROM sale");
    await reader.close();
    return { part: "ledger", ok: true, finding: `${row?.sales ?? 0} sales` };
  } catch (error) {
    return { part: "ledger", ok: false, finding: (error as Error).message };
  }
}

async function http(part: string, url: string): Promise<Finding> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
    return {
      part,
      ok: response.ok,
      finding: response.ok ? "answers" : `answers ${response.status}`,
    };
  } catch {
    return { part, ok: false, finding: `no answer at ${url}: start the box` };
  }
}

function tcp(part: string, port: number, what: string, host = "127.0.0.1"): Promise<Finding> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: patienceMs });
    const end = (ok: boolean) => {
      socket.destroy();
      resolve({ part, ok, finding: ok ? `${what} answers` : `no ${what} at ${host}:${port}` });
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
    socket.once("timeout", () => end(false));
  });
}

function relay(data: string): Finding {
  const path = join(data, "relay.json");
  if (!existsSync(path)) return { part: "relay", ok: false, finding: "has not run yet" };
  const state = JSON.parse(readFileSync(path, "utf8")) as {
    online: boolean;
    head: number;
    durable: number;
  };
  const behind = state.head - state.durable;
  return {
    part: "relay",
    ok: state.online,
    finding: state.online
      ? `${behind} events behind`
      : "headquarters does not answer; it goes on by itself",
  };
}
