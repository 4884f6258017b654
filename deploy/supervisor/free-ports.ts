import { createServer } from "node:net";
import { environmentKeys, type Settings } from "../../edge/config.ts";
import { OperatingError } from "../../edge/errors.ts";

/**
 * Makes sure, before anything starts, that every port of the settings is free on its address.
 * @throws OperatingError PORT_IN_USE, naming the port and the environment name that changes it.
 */
export async function checkPortsFree(settings: Settings): Promise<void> {
  for (const [name, port] of Object.entries(settings.ports)) {
    const isOpen = name === "http" || name === "mqtts" || name === "hq";
    if (port !== 0 && !(await isFree(port, isOpen ? settings.host : "127.0.0.1")))
      throw new OperatingError("PORT_IN_USE", `port ${port}, setting ${environmentName(name)}`);
  }
}

function environmentName(port: string): string {
  const entry = Object.entries(environmentKeys).find(([, path]) => path === `ports.${port}`);
  return entry?.[0] ?? `ports.${port}`;
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
