import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { App } from "./app.ts";

/** Which page opens at which address. The PDA uses the staff page. */
const pages = { "/": "kiosk", "/staff": "staff", "/pda": "staff", "/manager": "manager" } as const;

const config = { action: "screens.open" } as const;
const schema = { hide: true };

/** Serves the built screens. A box without them (nothing is built yet) still sells through its API. */
export async function serveScreens(app: App, folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  await app.register(fastifyStatic, { root: folder, serve: false });
  for (const [address, page] of Object.entries(pages))
    app.get(address, { config, schema }, (_request, reply) =>
      existsSync(join(folder, `${page}.html`))
        ? reply.header("cache-control", "no-cache").sendFile(`${page}.html`)
        : reply.callNotFound(),
    );
  app.get<{ Params: { "*": string } }>("/assets/*", { config, schema }, (request, reply) =>
    reply.sendFile(`assets/${request.params["*"]}`, { maxAge: "365d", immutable: true }),
  );
}
