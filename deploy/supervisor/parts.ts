import { fileURLToPath } from "node:url";

/** One process of the box. */
export interface Part {
  readonly name: string;
  /** The compiled composition root. */
  readonly file: string;
  /** Started only when these are ready. */
  readonly after: readonly string[];
  readonly nodeArguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

const compiled = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Small young generations and few malloc arenas keep five processes within a small box's memory. */
const frugal = ["--max-semi-space-size=4", "--max-old-space-size=192"];
const frugalEnvironment = { MALLOC_ARENA_MAX: "2" };

function part(
  name: string,
  file: string,
  after: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Part {
  return {
    name,
    file: compiled(file),
    after,
    nodeArguments: frugal,
    environment: { ...frugalEnvironment, ...environment },
  };
}

/** The five processes of a store. The core comes first: it makes the ledger that the others read. */
export const storeParts: readonly Part[] = [
  part("core", "edge/main.js", [], { UV_THREADPOOL_SIZE: "8" }),
  part("sensing", "edge/sensing/main.js", ["core"]),
  part("vision", "edge/vision/main.js", ["core"]),
  part("flows", "flows/main.js", ["sensing"]),
  part("relay", "cloud-relay/relay/main.js", ["core"]),
];

/** Headquarters on the same machine, and the hardware that the demo shop does not have. */
export const demoParts: readonly Part[] = [
  part("hq", "cloud-relay/hq/main.js", []),
  part("demo", "deploy/demo/main.js", ["core", "sensing"]),
];
