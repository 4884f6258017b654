import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const supervisor = fileURLToPath(new URL("../../dist/deploy/supervisor/main.js", import.meta.url));
const portNames = ["HTTP", "MQTT", "MQTTS", "HQ", "VISION", "FLOWS", "PRINTER", "DEMO"] as const;

type PortName = (typeof portNames)[number];

/** A whole demo shop in processes of its own, as `npm start` runs it. */
export interface Box {
  readonly data: string;
  readonly ports: Readonly<Record<PortName, number>>;
  /** Everything that it has said so far. */
  readonly said: () => string;
  /** The process that the part runs in now. */
  readonly pidOf: (part: string) => number;
  /** Resolves once the part has said that it is back after the given process. */
  readonly waitForNew: (part: string, oldPid: number) => Promise<void>;
  /** A request with the box's own key. */
  readonly ask: (path: string, options?: RequestInit, port?: PortName) => Promise<Response>;
  readonly environment: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
}

/** Starts a demo shop in a data directory of its own and waits until every part is ready. */
export async function startBox(data = mkdtempSync(join(tmpdir(), "tillbox-box-"))): Promise<Box> {
  const ports = await freePorts();
  const environment = {
    TILLBOX_DATA: data,
    ...Object.fromEntries(portNames.map((name) => [`TILLBOX_${name}_PORT`, String(ports[name])])),
  };
  const child = spawn(process.execPath, [supervisor], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const voice = listen(child);
  await voice.waitFor(/is ready after/);
  const key = readFileSync(join(data, "keys", "internal.key"), "utf8").trim();
  const pidOf = (part: string) => lastPid(voice.said(), part);
  return {
    data,
    ports,
    environment,
    said: voice.said,
    pidOf,
    waitForNew: (part, oldPid) => voice.waitUntil(() => pidOf(part) !== oldPid),
    ask: (path, options = {}, port = "HTTP") =>
      fetch(`http://127.0.0.1:${ports[port]}${path}`, {
        ...options,
        headers: { authorization: `Bearer ${key}`, ...(options.headers as Record<string, string>) },
      }),
    stop: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function lastPid(said: string, part: string): number {
  const words = [...said.matchAll(new RegExp(`✓ ${part}(?: is back)? \\(pid (\\d+)\\)`, "g"))];
  return Number(words.at(-1)?.[1] ?? 0);
}

function listen(child: ChildProcess) {
  let said = "";
  const waiting = new Set<() => void>();
  const hear = (chunk: Buffer) => {
    said += chunk.toString();
    for (const check of waiting) check();
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  const waitUntil = (isTrue: () => boolean) =>
    new Promise<void>((resolve, reject) => {
      const check = () => {
        if (!isTrue()) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      child.once("exit", () => reject(new Error(`the box ended:\n${said}`)));
      check();
    });
  return {
    said: () => said,
    waitUntil,
    waitFor: (pattern: RegExp) => waitUntil(() => pattern.test(said)),
  };
}

/** Ports that the system has just given out, all different because they were held together. */
async function freePorts(): Promise<Record<PortName, number>> {
  const servers = await Promise.all(portNames.map(() => listenAnywhere()));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return Object.fromEntries(portNames.map((name, i) => [name, ports[i]!])) as Record<
    PortName,
    number
  >;
}

function listenAnywhere(): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => resolve(server));
  });
}
