import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("./shim.c", import.meta.url));

/**
 * Compiles what stands between a process and its disk.
 * @returns the library for LD_PRELOAD; undefined without a C compiler.
 */
export function compileShim(folder: string): string | undefined {
  const library = join(folder, "shim.so");
  const args = ["-O2", "-shared", "-fPIC", "-o", library, source, "-ldl", "-lpthread"];
  return spawnSync("cc", args, { stdio: "ignore" }).status === 0 ? library : undefined;
}
