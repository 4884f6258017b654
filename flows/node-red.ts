import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Log } from "../edge/platform/log.ts";
import type { ShopLink } from "./shop-link.ts";

export interface FlowRuntimeOptions {
  /** Node-RED writes its own small files here. */
  readonly userDir: string;
  readonly flowFile: string;
  readonly credentialSecret: string;
  readonly link: ShopLink;
  readonly log: Log;
}

export interface FlowRuntime {
  /** Resolves when the flows have ended. Node-RED cannot be started again in the same process. */
  stop(): Promise<void>;
}

interface NodeRed {
  init(settings: object): void;
  start(): Promise<void>;
  stop(): Promise<void>;
}

interface NodeRedUtil {
  init(settings: object): void;
  readonly events: { once(event: "flows:started", listener: () => void): void };
}

/** Nodes that reach around the box's walls (files, commands, ports) or only cost memory. */
const leftOut = [
  "90-exec.js",
  "10-file.js",
  "23-watch.js",
  "05-tls.js",
  "06-httpproxy.js",
  "10-mqtt.js",
  "21-httpin.js",
  "21-httprequest.js",
  "22-websocket.js",
  "31-tcpin.js",
  "32-udp.js",
  "70-HTML.js",
  "70-XML.js",
  "70-YAML.js",
];

/** A function node that runs for longer is stopped, in seconds. */
const functionTimeoutS = 5;

// The editor's half of the package is not loaded while the editor is off: 8 MB less.
const require = createRequire(createRequire(import.meta.url).resolve("node-red"));

const partOf = (name: string) => `@node-red/${name}`;

/** Runs the shop's flows, without an editor and without a port. */
export async function runFlows(options: FlowRuntimeOptions): Promise<FlowRuntime> {
  const runtime = require(partOf("runtime")) as NodeRed;
  const util = require(partOf("util")) as NodeRedUtil;
  const settings = {
    userDir: options.userDir,
    flowFile: options.flowFile,
    readOnly: true,
    credentialSecret: options.credentialSecret,
    coreNodesDir: join(require.resolve(`${partOf("nodes")}/package.json`), ".."),
    nodesDir: [fileURLToPath(new URL("./nodes", import.meta.url))],
    nodesExcludes: leftOut,
    httpAdminRoot: false,
    httpNodeRoot: false,
    functionExternalModules: false,
    functionTimeout: functionTimeoutS,
    externalModules: {
      autoInstall: false,
      palette: { allowInstall: false, allowUpload: false },
      modules: { allowInstall: false },
    },
    diagnostics: { enabled: false, ui: false },
    runtimeState: { enabled: false, ui: false },
    telemetry: { enabled: false, updateNotification: false },
    logging: { box: logging(options.log) },
    tillbox: { link: options.link },
  };
  util.init(settings);
  runtime.init(settings);
  const running = new Promise<void>((resolve) => util.events.once("flows:started", resolve));
  await runtime.start();
  await running;
  return { stop: () => runtime.stop() };
}

interface LogMessage {
  readonly level: number;
  readonly msg: unknown;
  readonly type?: string;
  readonly name?: string;
}

/** What Node-RED warns of at each start and is meant to be so. */
const meant = /^(Projects disabled|Encrypted credentials not found)/;

/** Node-RED's levels: 10 fatal, 20 error, 30 warning, 40 information, 50 and more for developers. */
function logging(log: Log): object {
  const write = ({ level, msg, type, name }: LogMessage) => {
    const text = msg instanceof Error ? msg.message : String(msg).trim();
    const fields = { node: type, name };
    if (level <= 20) log.error(fields, text);
    else if (level === 30 && !meant.test(text)) log.warn(fields, text);
    else log.debug(fields, text);
  };
  return { level: "info", metrics: false, audit: false, handler: () => write };
}
