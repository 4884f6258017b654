import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The box's own secret of that name, 43 characters, from `<data>/keys/<name>.key`. Whichever process
 * comes first makes it; all others read the same one. Only the owner of the file can read it.
 */
export function boxKey(dataDir: string, name: string): string {
  return boxSecret(dataDir, name, () => randomBytes(32).toString("base64url"));
}

/** As `boxKey`, for a secret of another form, such as a first PIN. */
export function boxSecret(dataDir: string, name: string, make: () => string): string {
  const path = join(dataDir, "keys", `${name}.key`);
  return readKey(path) ?? makeKey(path, make());
}

function readKey(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function makeKey(path: string, secret: string): string {
  mkdirSync(join(path, ".."), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}-${randomBytes(6).toString("hex")}`;
  writeFileSync(draft, `${secret}\n`, { mode: 0o600, flag: "wx" });
  try {
    // A link appears whole or not at all, so that nobody ever reads half a key.
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(path, "utf8").trim();
}
