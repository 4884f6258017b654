import { Option, type Command } from "commander";
import { grantableRoles } from "../../domain/access/access.ts";
import { loadSettings } from "../../config.ts";
import { OperatingError } from "../../errors.ts";
import { askAt, withBox } from "../box.ts";
import { print } from "../print.ts";

const deviceKinds = ["scale", "rfid", "probe", "label", "camera", "flow"];

/** `tillbox user add`, `key add` and `device add`: each prints its secret once and never again. */
export function addGrants(program: Command): void {
  const role = () =>
    new Option("--role <role>", "what they may do").choices(grantableRoles).makeOptionMandatory();
  program
    .command("user")
    .description("people who sign in")
    .command("add")
    .description("add a person; prints a first PIN once")
    .argument("<name>")
    .addOption(role())
    .option("--json", "for programs")
    .action(async (name: string, options: { role: string; json?: boolean }) => {
      const user = await withBox("core", (ask) =>
        ask<{ name: string; role: string; pin: string }>("POST", "/api/v1/users", {
          name,
          role: options.role,
        }),
      );
      if (options.role === "hq") await tellHq("/api/v1/users", { name, pin: user.pin });
      print(user, options.json === true, () => [`${name} signs in with PIN ${user.pin}`]);
    });
  program
    .command("key")
    .description("keys of programs")
    .command("add")
    .description("add an API key; prints it once")
    .argument("<name>")
    .addOption(role())
    .option("--json", "for programs")
    .action(async (name: string, options: { role: string; json?: boolean }) => {
      const key = await withBox("core", (ask) =>
        ask<{ key: string }>("POST", "/api/v1/keys", { name, role: options.role }),
      );
      if (options.role === "hq") await tellHq("/api/v1/keys", { name, key: key.key });
      print(key, options.json === true, () => [key.key]);
    });
  program
    .command("device")
    .description("scales, readers, probes and flows")
    .command("add")
    .description("let a device in; prints its MQTT credentials once")
    .argument("<id>", "letters, digits, - and _")
    .addOption(new Option("--kind <kind>", "what it is").choices(deviceKinds).makeOptionMandatory())
    .option("--json", "for programs")
    .action(async (id: string, options: { kind: string; json?: boolean }) => {
      const device = await withBox("core", (ask) =>
        ask<{ id: string; secret: string }>("POST", "/api/v1/devices", { id, kind: options.kind }),
      );
      const { ports, store } = loadSettings();
      print(device, options.json === true, () => [
        `username ${device.id}`,
        `password ${device.secret}`,
        `MQTT     127.0.0.1:${ports.mqtt}, TLS on ${ports.mqtts}`,
        `topics   tillbox/v1/${store}/${options.kind}/${device.id}/...`,
      ]);
    });
}

/** Headquarters on this machine, when there is one, learns of its people and keys too. */
async function tellHq(path: string, body: object): Promise<void> {
  const settings = loadSettings();
  const url = settings.hq.url === "" ? `http://127.0.0.1:${settings.ports.hq}` : settings.hq.url;
  try {
    await askAt(url, settings)("PUT", path, body);
  } catch (error) {
    if (!(error instanceof OperatingError)) throw error;
    process.stderr.write(`Headquarters at ${url} does not know of this yet: ${error.code}\n`);
  }
}
