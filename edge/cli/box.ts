import { existsSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { loadSettings, type Settings } from "../config.ts";
import { OperatingError, type ErrorCode } from "../errors.ts";
import { startCore } from "../main.ts";
import { boxKey } from "../platform/keys.ts";
import { silentLog } from "../platform/log.ts";
import { Parts } from "../platform/run.ts";
import { startVision } from "../vision/main.ts";
import type { Problem } from "../contract/http.ts";

/** A picture as the body of a request. */
interface PictureBody {
  readonly bytes: Buffer;
  readonly type: string;
}

/** A request to this box's own core, as the box itself. The body is JSON, or a picture. */
export type Ask = <T>(method: "GET" | "POST" | "PUT", path: string, body?: object) => Promise<T>;

/**
 * Does something with the box's core: with the one that runs, or, when none runs, with one that is
 * started for this command alone and stopped afterwards. Either way the same doors and rules hold.
 *
 * @param needs whether the vision process is needed too.
 */
export async function withBox<T>(
  needs: "core" | "eyes",
  work: (ask: Ask) => Promise<T>,
): Promise<T> {
  const settings = loadSettings();
  const running = `http://${settings.host}:${settings.ports.http}`;
  if (await answers(running, settings)) return work(askAt(running, settings));

  const parts = new Parts();
  try {
    const own = await borrowedPorts(settings);
    if (needs === "eyes") {
      const vision = await startVision(own, silentLog);
      parts.onStop(() => vision.stop());
    }
    const core = await startCore(own, silentLog);
    parts.onStop(() => core.stop());
    return await work(askAt(`http://127.0.0.1:${core.port}`, settings));
  } finally {
    await parts.stop();
  }
}

/** Whether the core at this address is the one of our data directory. */
async function answers(url: string, settings: Settings): Promise<boolean> {
  if (!existsSync(join(settings.data, "keys", "internal.key"))) return false;
  try {
    await askAt(url, settings)("GET", "/api/v1/session");
    return true;
  } catch {
    return false;
  }
}

async function borrowedPorts(settings: Settings): Promise<Settings> {
  const ports = { ...settings.ports, http: 0, vision: await freePort() };
  return { ...settings, host: "127.0.0.1", ports };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Asks a server of this box with the box's own key. */
export function askAt(url: string, settings: Settings): Ask {
  const authorization = `Bearer ${boxKey(settings.data, "internal")}`;
  return async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(`${url}${path}`, {
      method,
      ...contentOf(body, authorization),
    }).catch((error: unknown) => {
      throw new OperatingError("CORE_UNREACHABLE", url, { cause: error });
    });
    const text = await response.text();
    const answer: unknown = text === "" ? undefined : JSON.parse(text);
    if (!response.ok) {
      const { code, detail } = answer as Problem;
      throw new OperatingError(code as ErrorCode, detail);
    }
    return answer as T;
  };
}

function contentOf(body: object | undefined, authorization: string): RequestInit {
  if (body === undefined) return { headers: { authorization } };
  if (isPicture(body))
    return {
      headers: { authorization, "content-type": body.type },
      body: new Uint8Array(body.bytes),
    };
  return {
    headers: { authorization, "content-type": "application/json" },
    body: JSON.stringify(body),
  };
}

function isPicture(body: object): body is PictureBody {
  return "bytes" in body && "type" in body;
}
