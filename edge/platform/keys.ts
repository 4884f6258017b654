import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A secret of this box, the same for every process that asks: 256 random bits in base64url, kept in
 * `<data>/keys/<name>.key` and readable by its owner alone. Whoever asks first makes it.
 */
export function boxKey(data: string, name: string): string {
  return boxSecret(data, name, () => randomBytes(32).toString("base64url"));
}

/** As `boxKey`, for a secret of another form, such as a first PIN. */
export function boxSecret(data: string, name: string, make: () => string): string {
  const folder = join(data, "keys");
  const path = join(folder, `${name}.key`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    const secret = make();
    writeFileSync(path, secret, { flag: "wx", mode: 0o600 });
    return secret;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return readFileSync(path, "utf8");
  }
}
