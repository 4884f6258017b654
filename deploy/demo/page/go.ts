import type { Settings } from "../../../edge/config.ts";
import type { Route } from "../route.ts";

/** `/go/kiosk` and the like lead to the screens, wherever their ports are. */
export function goRoute(settings: Settings): Route {
  const screens = `http://${settings.host}:${settings.ports.http}`;
  const places: Readonly<Record<string, string>> = {
    "/go/kiosk": `${screens}/`,
    "/go/staff": `${screens}/staff`,
    "/go/manager": `${screens}/manager`,
    "/go/hq": `http://${settings.host}:${settings.ports.hq}/`,
  };
  return (request, response) => {
    const place = places[new URL(request.url ?? "/", "http://demo").pathname];
    if (place === undefined) return Promise.resolve(false);
    response.writeHead(302, { location: place });
    response.end();
    return Promise.resolve(true);
  };
}
