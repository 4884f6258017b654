import { createServer, type AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { readSettings } from "../../edge/config.ts";
import { checkPortsFree } from "./free-ports.ts";

const anyPort = Object.fromEntries(
  ["HTTP", "MQTT", "MQTTS", "HQ", "VISION", "FLOWS", "PRINTER", "DEMO"].map((name) => [
    `TILLBOX_${name}_PORT`,
    "0",
  ]),
);

test("ports that the system chooses are always free", async () => {
  await expect(checkPortsFree(readSettings(anyPort))).resolves.toBeUndefined();
});

test("a port in use names itself and the setting that changes it", async () => {
  const squatter = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void squatter.close());
  await new Promise((resolve) => squatter.once("listening", resolve));
  const { port } = squatter.address() as AddressInfo;
  const settings = readSettings({ ...anyPort, TILLBOX_MQTT_PORT: String(port) });
  await expect(checkPortsFree(settings)).rejects.toThrow(
    new RegExp(`PORT_IN_USE.*port ${port}, setting TILLBOX_MQTT_PORT`),
  );
});
