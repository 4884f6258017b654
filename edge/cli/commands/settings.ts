import type { Command } from "commander";
import { listSettings, loadSettings } from "../../config.ts";
import { columns, print } from "../print.ts";

/** `tillbox config check | show`. */
export function addSettings(program: Command): void {
  const config = program.command("config").description("the settings of this box");
  config
    .command("check")
    .description("say whether the settings are understood")
    .action(() => {
      loadSettings();
      process.stdout.write("The settings are in order.\n");
    });
  config
    .command("show")
    .description("every setting with its value, its default and what it means")
    .option("--json", "for programs")
    .action((options: { json?: boolean }) => {
      const settings = loadSettings();
      print(settings, options.json === true, () =>
        columns([
          ["SETTING", "VALUE", "DEFAULT", "MEANING"],
          ...listSettings().map(({ key, meaning, fallback }) => [
            key,
            JSON.stringify(valueAt(settings, key)),
            JSON.stringify(fallback),
            meaning,
          ]),
        ]),
      );
    });
}

function valueAt(settings: object, key: string): unknown {
  return key
    .split(".")
    .reduce<unknown>((each, name) => (each as Record<string, unknown>)[name], settings);
}
