import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RelayState } from "./relay.ts";

/**
 * Leaves word of how far headquarters has followed, for the core's screens and for `tillbox doctor`:
 * `<data>/relay.json` with `online`, `head`, `durable` and `at`.
 */
export function relayStateFile(data: string, now: () => number): (state: RelayState) => void {
  const path = join(data, "relay.json");
  let last = { head: 0, durable: 0 };
  return (state) => {
    if (state.online) last = state;
    const word = { online: state.online, ...pick(last), at: new Date(now()).toISOString() };
    writeFileSync(`${path}.next`, JSON.stringify(word));
    renameSync(`${path}.next`, path);
  };
}

const pick = ({ head, durable }: { head: number; durable: number }) => ({ head, durable });
