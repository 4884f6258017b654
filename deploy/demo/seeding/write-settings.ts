import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const demoSettings = `# The demo shop's own settings; \`npx tillbox config show\` lists every one.
[shop]
name = "青禾生活 人民路店"
servicePhone = "400-000-0952"
`;

/** Gives a new demo shop its name; a settings file that is there stays as it is. */
export function writeDemoSettings(data: string): void {
  const path = join(data, "tillbox.toml");
  if (!existsSync(path)) writeFileSync(path, demoSettings);
}
