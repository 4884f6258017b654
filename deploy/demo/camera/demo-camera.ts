import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { send, type Route } from "../route.ts";

const scenesFolder = fileURLToPath(new URL("../trays/scenes/", import.meta.url));
const emptyTray = "empty";

/**
 * A camera over the checkout's tray that plays pictures: `GET /camera/frame.jpg` is what it sees now,
 * `GET /camera/scenes` what it can be shown, `POST /camera/scene/{name}` lays goods on the tray.
 */
export class DemoCamera {
  readonly scenes: readonly string[];
  readonly #frames: ReadonlyMap<string, Buffer>;
  #scene = emptyTray;

  constructor(folder = scenesFolder) {
    const files = readdirSync(folder).filter((name) => name.endsWith(".jpg"));
    this.scenes = files.map((name) => name.replace(/\.jpg$/, "")).sort();
    this.#frames = new Map(
      this.scenes.map((name) => [name, readFileSync(join(folder, `${name}.jpg`))]),
    );
  }

  get scene(): string {
    return this.#scene;
  }

  /** False when there is no such scene. */
  show(scene: string): boolean {
    if (!this.#frames.has(scene)) return false;
    this.#scene = scene;
    return true;
  }

  frame(scene = this.#scene): Buffer | undefined {
    return this.#frames.get(scene);
  }
}

/** @param kioskOrigins pages that may load its pictures. */
export function cameraRoute(camera: DemoCamera, kioskOrigins: readonly string[]): Route {
  return async (request, response) => {
    const path = new URL(request.url ?? "/", "http://demo").pathname;
    const origin = request.headers.origin ?? "";
    const cors: Record<string, string> = kioskOrigins.includes(origin)
      ? { "access-control-allow-origin": origin, vary: "origin" }
      : {};
    const picture = /^\/camera\/(?:frame|scenes\/([a-z0-9-]+))\.jpg$/.exec(path);
    if (picture !== null) {
      const frame = camera.frame(picture[1]);
      if (frame === undefined) return false;
      response.writeHead(200, {
        "content-type": "image/jpeg",
        "cache-control": "no-store",
        "cross-origin-resource-policy": "cross-origin",
        ...cors,
      });
      response.end(frame);
      return true;
    }
    if (path === "/camera/scenes") {
      const body = JSON.stringify({ scenes: camera.scenes, scene: camera.scene });
      send(response, 200, "application/json", body, cors);
      return true;
    }
    const show = /^\/camera\/scene\/([a-z0-9-]+)$/.exec(path)?.[1];
    if (show === undefined || request.method !== "POST") return false;
    send(response, camera.show(show) ? 200 : 404, "application/json", "{}", cors);
    return Promise.resolve(true);
  };
}
