import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const stateShape = z.object({
  online: z.boolean(),
  head: z.int(),
  durable: z.int(),
  at: z.iso.datetime(),
});

/** Word that is older means that the relay itself has stopped. */
const staleMs = 60_000;

/** How far headquarters has followed, as the relay says it in `<data>/relay.json`. */
export function headquartersState(
  data: string,
  now: () => number,
): () => { online: boolean; lag: number } {
  return () => {
    const state = read(join(data, "relay.json"));
    if (state === undefined) return { online: false, lag: 0 };
    const isFresh = now() - Date.parse(state.at) < staleMs;
    return { online: state.online && isFresh, lag: Math.max(0, state.head - state.durable) };
  };
}

function read(path: string): z.infer<typeof stateShape> | undefined {
  try {
    return stateShape.safeParse(JSON.parse(readFileSync(path, "utf8"))).data;
  } catch {
    // No relay has ever run here.
    return undefined;
  }
}
