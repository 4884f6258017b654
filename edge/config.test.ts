import { expect, test } from "vitest";
import { listSettings, readSettings } from "./config.ts";

test("without a file and an environment every setting has its default", () => {
  const settings = readSettings({});
  expect(settings.store).toBe("s001");
  expect(settings.ports.http).toBe(8080);
  expect(settings.shop.timeZone).toBe("Asia/Shanghai");
});

test("the environment wins over the file", () => {
  const settings = readSettings(
    { TILLBOX_HTTP_PORT: "9000" },
    "[ports]\nhttp = 8500\nmqtt = 1999\n",
  );
  expect(settings.ports.http).toBe(9000);
  expect(settings.ports.mqtt).toBe(1999);
});

test.each([
  ["stor = 's1'", {}, "unknown setting stor; nearest is store"],
  ["[ports]\nhtp = 1", {}, "unknown setting ports.htp; nearest is ports.http"],
  ["", { TILLBOX_HTP_PORT: "1" }, "unknown setting TILLBOX_HTP_PORT; nearest is TILLBOX_HTTP_PORT"],
  ["", { TILLBOX_HTTP_PORT: "many" }, "ports.http"],
  ["store = 'a/b'", {}, "store"],
  ["store = ", {}, "CONFIG_INVALID"],
])("%j with %j is refused and names the key", (toml, environment, expected) => {
  expect(() => readSettings(environment, toml)).toThrow(expected);
});

test("every setting says what it means", () => {
  for (const { key, meaning } of listSettings()) expect(meaning, key).not.toBe("");
});
