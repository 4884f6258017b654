import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const supervisor = fileURLToPath(new URL("../../dist/deploy/supervisor/main.js", import.meta.url));
const command = fileURLToPath(new URL("../../deploy/setup/tillbox.mjs", import.meta.url));

function run(file: string, args: readonly string[], environment: Record<string, string>) {
  const data = mkdtempSync(join(tmpdir(), "tillbox-wrong-"));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const env = { ...process.env, TILLBOX_DATA: data, ...environment };
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    env,
    encoding: "utf8",
  });
  return { status, said: stdout + stderr };
}

test("a port in use ends the start at once, and names the setting to change", async () => {
  const squatter = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void squatter.close());
  await once(squatter, "listening");
  const { port } = squatter.address() as AddressInfo;
  const { status, said } = run(supervisor, [], { TILLBOX_HTTP_PORT: String(port) });
  expect(status).toBe(1);
  expect(said).toContain("PORT_IN_USE");
  expect(said).toContain("TILLBOX_HTTP_PORT");
});

test("a misspelt setting is named with the nearest one that exists", () => {
  const { status, said } = run(supervisor, [], { TILLBOX_HTP_PORT: "8080" });
  expect(status).toBe(1);
  expect(said).toContain("unknown setting TILLBOX_HTP_PORT; nearest is TILLBOX_HTTP_PORT");
});

test.each([
  [["--help"], 0, "ledger"],
  [["nonsense"], 2, "unknown command"],
  [["teach"], 2, "missing required argument"],
  [["user", "add", "x", "--role", "king"], 2, "Allowed choices"],
  [["config", "check"], 0, "in order"],
  [["ledger", "verify"], 1, "STORAGE_OPEN_FAILED"],
  [["decode", "--json", "6901234567892"], 0, '"winner"'],
])("tillbox %j ends with %i", (args, status, word) => {
  const answer = run(command, args, {});
  expect(answer.said).toContain(word);
  expect(answer.status).toBe(status);
});
