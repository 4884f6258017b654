import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readSettings } from "./config.ts";
import { startCore } from "./main.ts";
import { silentLog } from "./platform/log.ts";
import { runningCore } from "./testing/running-core.ts";

const start = (data: string, port: string) =>
  startCore(readSettings({ TILLBOX_DATA: data, TILLBOX_HTTP_PORT: port }), silentLog, {
    broker: "",
  });

test("a port that is taken is named with the setting that changes it, and nothing stays open", async () => {
  const core = await runningCore();
  const data = mkdtempSync(join(tmpdir(), "tillbox-port-"));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const taken = new URL(core.url).port;
  await expect(start(data, taken)).rejects.toMatchObject({
    code: "PORT_IN_USE",
    detail: `port ${taken}, setting TILLBOX_HTTP_PORT`,
  });
  const second = await start(data, "0");
  await second.stop();
});

test("two cores never share one data directory", async () => {
  const core = await runningCore();
  await expect(start(core.data, "0")).rejects.toMatchObject({ code: "DATA_IN_USE" });
  expect((await core.ask("GET", "/readyz")).status).toBe(200);
});
