import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "smol-toml";
import { z } from "zod";
import { cashRoundings } from "./domain/cash/cash.ts";
import { OperatingError } from "./errors.ts";

const port = z.int().min(0).max(65_535);

/**
 * Every setting, with its default. One TOML file (`tillbox.toml` in the data directory, or the file
 * that TILLBOX_CONFIG names) and the environment; the environment wins. A key that is not listed
 * here is an error.
 */
const settingsShape = z.strictObject({
  data: z.string().default("./.tillbox").describe("the data directory"),
  host: z.string().default("127.0.0.1").describe("address on which the screens are served"),
  store: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .default("s001")
    .describe("this store's id"),
  ports: z
    .strictObject({
      http: port.default(8080).describe("screens and API"),
      mqtt: port.default(1883).describe("plain MQTT, loopback only"),
      mqtts: port.default(8883).describe("MQTT over TLS"),
      hq: port.default(8090).describe("headquarters"),
      vision: port.default(8081).describe("vision process, loopback only"),
      flows: port.default(1880).describe("Node-RED, loopback only"),
      printer: port.default(9100).describe("receipt printer"),
      demo: port.default(8070).describe("simulated hardware of the demo shop"),
    })
    .prefault({}),
  shop: z
    .strictObject({
      name: z.string().default("Tillbox").describe("name on screens and receipts"),
      locale: z.enum(["zh-CN", "en"]).default("zh-CN").describe("language before anyone chooses"),
      currency: z.literal("CNY").default("CNY").describe("ISO 4217"),
      timeZone: z.string().default("Asia/Shanghai").describe("IANA name"),
      dayStartsAt: z
        .string()
        .regex(/^\d\d:\d\d$/)
        .default("04:00")
        .describe("local time at which the business day begins"),
      servicePhone: z.string().default("400-000-0952").describe("shown wherever a customer pays"),
      cashNotice: z
        .string()
        .default("付现金请到人工收银台 / Pay cash at the counter")
        .describe("how to pay cash, shown on the idle screen"),
      cashRounding: z
        .enum(cashRoundings)
        .default("none")
        .describe("how what is paid in cash is rounded to whole jiao; down favours the customer"),
    })
    .prefault({}),
  accounting: z
    .strictObject({
      standard: z
        .string()
        .default("small-company")
        .describe("small-company, company, or the path of a chart of accounts (JSON)"),
      payer: z.enum(["general", "small-scale"]).default("general").describe("kind of VAT payer"),
    })
    .prefault({}),
  printer: z
    .strictObject({
      host: z.string().default("127.0.0.1").describe("address of the receipt printer"),
    })
    .prefault({}),
  payments: z
    .strictObject({
      url: z.string().default("").describe("payment provider; empty: the demo shop's simulator"),
    })
    .prefault({}),
  hq: z
    .strictObject({
      url: z.string().default("").describe("headquarters; empty: the one on this machine"),
      engine: z.enum(["embedded", "nats-postgres"]).default("embedded").describe("HQ's engine"),
      natsUrl: z.string().default("").describe("for the engine nats-postgres"),
      postgresUrl: z.string().default("").describe("for the engine nats-postgres"),
    })
    .prefault({}),
});

export type Settings = z.infer<typeof settingsShape>;

/** Environment names and the setting that each one overrides. */
export const environmentKeys = {
  TILLBOX_DATA: "data",
  TILLBOX_HOST: "host",
  TILLBOX_STORE: "store",
  TILLBOX_HTTP_PORT: "ports.http",
  TILLBOX_MQTT_PORT: "ports.mqtt",
  TILLBOX_MQTTS_PORT: "ports.mqtts",
  TILLBOX_HQ_PORT: "ports.hq",
  TILLBOX_VISION_PORT: "ports.vision",
  TILLBOX_FLOWS_PORT: "ports.flows",
  TILLBOX_PRINTER_PORT: "ports.printer",
  TILLBOX_DEMO_PORT: "ports.demo",
  TILLBOX_LOCALE: "shop.locale",
  TILLBOX_ACCOUNTING_STANDARD: "accounting.standard",
  TILLBOX_ACCOUNTING_PAYER: "accounting.payer",
  TILLBOX_PRINTER_HOST: "printer.host",
  TILLBOX_PAYMENTS_URL: "payments.url",
  TILLBOX_HQ_URL: "hq.url",
  TILLBOX_HQ_ENGINE: "hq.engine",
  TILLBOX_HQ_NATS_URL: "hq.natsUrl",
  TILLBOX_HQ_POSTGRES_URL: "hq.postgresUrl",
} as const;

/** Read by the programs themselves before there are settings. */
const otherEnvironmentKeys = ["TILLBOX_CONFIG", "TILLBOX_LOG"];

type Tree = Record<string, unknown>;
type Environment = Readonly<Record<string, string | undefined>>;

/** @throws OperatingError CONFIG_INVALID, naming the key and the nearest one that exists. */
export function readSettings(environment: Environment, toml?: string): Settings {
  const tree: Tree = toml === undefined ? {} : (parseToml(toml) as Tree);
  overlay(tree, environment);
  const parsed = settingsShape.safeParse(tree);
  if (!parsed.success)
    throw new OperatingError("CONFIG_INVALID", describeIssue(parsed.error.issues[0]!));
  return { ...parsed.data, data: resolve(parsed.data.data) };
}

/** Reads the environment and the settings file of this machine. */
export function loadSettings(environment: Environment = process.env): Settings {
  const path =
    environment["TILLBOX_CONFIG"] ??
    join(resolve(environment["TILLBOX_DATA"] ?? "./.tillbox"), "tillbox.toml");
  return readSettings(environment, readOptional(path, environment["TILLBOX_CONFIG"] !== undefined));
}

function readOptional(path: string, isRequired: boolean): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (isRequired)
      throw new OperatingError("CONFIG_INVALID", `cannot read ${path}`, { cause: error });
    return undefined;
  }
}

function parseToml(toml: string): unknown {
  try {
    return parse(toml);
  } catch (error) {
    throw new OperatingError("CONFIG_INVALID", (error as Error).message, { cause: error });
  }
}

function overlay(tree: Tree, environment: Environment): void {
  const known = [...Object.keys(environmentKeys), ...otherEnvironmentKeys];
  for (const [name, value] of Object.entries(environment)) {
    if (!name.startsWith("TILLBOX_") || value === undefined) continue;
    if (!known.includes(name))
      throw new OperatingError(
        "CONFIG_INVALID",
        `unknown setting ${name}; nearest is ${nearest(name, known)}`,
      );
    const path = environmentKeys[name as keyof typeof environmentKeys] as string | undefined;
    if (path !== undefined)
      setAt(tree, path.split("."), path.startsWith("ports.") ? Number(value) : value);
  }
}

function setAt(tree: Tree, path: readonly string[], value: unknown): void {
  const [head = "", ...rest] = path;
  if (rest.length === 0) tree[head] = value;
  else setAt((tree[head] ??= {}) as Tree, rest, value);
}

/** Every setting's dotted name with what it means and its default, in the order of the table. */
export function listSettings(): { key: string; meaning: string; fallback: unknown }[] {
  const defaults = settingsShape.parse({}) as Tree;
  return Object.entries(settingsShape.shape).flatMap(([key, shape]) => {
    const inner = shape instanceof z.ZodPrefault ? shape.unwrap() : shape;
    if (!(inner instanceof z.ZodObject))
      return [{ key, meaning: inner.description ?? "", fallback: defaults[key] }];
    return Object.entries(inner.shape as Record<string, z.ZodType>).map(([name, field]) => ({
      key: `${key}.${name}`,
      meaning: field.description ?? "",
      fallback: (defaults[key] as Tree)[name],
    }));
  });
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String);
  if (issue.code !== "unrecognized_keys") return `${path.join(".")}: ${issue.message}`;
  const key = [...path, issue.keys[0] ?? ""].join(".");
  return `unknown setting ${key}; nearest is ${nearest(
    key,
    listSettings().map((each) => each.key),
  )}`;
}

function nearest(word: string, candidates: readonly string[]): string {
  return candidates.reduce((best, each) =>
    editDistance(word, each) < editDistance(word, best) ? each : best,
  );
}

/** Levenshtein's distance: how many letters must change to turn one word into the other. */
function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, i) => i);
  for (const [i, letter] of Array.from(left).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(right).entries())
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (letter === other ? 0 : 1)));
    row = next;
  }
  return row[right.length]!;
}
