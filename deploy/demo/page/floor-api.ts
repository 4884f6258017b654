import { send, type Route } from "../route.ts";
import type { FloorLife } from "../floor/life.ts";
import type { ShopFloor } from "../floor/shop-floor.ts";

/** `GET /floor`, and `POST /floor/{shelf}/take | put-back | restock`, `POST /floor/life/on | off`. */
export function floorRoute(floor: ShopFloor, life: FloorLife): Route {
  const verbs: Readonly<Record<string, (id: string) => boolean>> = {
    take: (id) => floor.take(id),
    "put-back": (id) => floor.putBack(id),
    restock: (id) => floor.restock(id),
    on: () => (life.isOn = true),
    off: () => !(life.isOn = false),
  };
  return (request, response) => {
    const path = new URL(request.url ?? "/", "http://demo").pathname;
    if (path === "/floor" && request.method === "GET") {
      const body = JSON.stringify({ shelves: floor.shelves(), life: life.isOn });
      send(response, 200, "application/json", body);
      return Promise.resolve(true);
    }
    const [, id = "", name = ""] = /^\/floor\/([A-Za-z0-9-]+)\/([a-z-]+)$/.exec(path) ?? [];
    const verb = verbs[name];
    if (request.method !== "POST" || verb === undefined) return Promise.resolve(false);
    const ok = verb(id);
    send(response, ok ? 200 : 409, "application/json", JSON.stringify({ ok }));
    return Promise.resolve(true);
  };
}
