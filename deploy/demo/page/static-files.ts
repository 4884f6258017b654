import { readFileSync } from "node:fs";
import { send, type Route } from "../route.ts";

const files = {
  "/": ["index.html", "text/html"],
  "/demo.css": ["demo.css", "text/css"],
  "/demo.js": ["demo.js", "text/javascript"],
} as const;

/** The page on which a visitor plays the shop's customers, staff and goods. */
export function pageRoute(): Route {
  const bodies = new Map(
    Object.entries(files).map(([path, [name, type]]) => [
      path,
      { type, body: readFileSync(new URL(`./${name}`, import.meta.url), "utf8") },
    ]),
  );
  return (request, response) => {
    const found = bodies.get(new URL(request.url ?? "/", "http://demo").pathname);
    if (found === undefined || request.method !== "GET") return Promise.resolve(false);
    send(response, 200, found.type, found.body);
    return Promise.resolve(true);
  };
}
