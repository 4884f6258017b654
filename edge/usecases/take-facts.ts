import type { Fact } from "../contract/facts.ts";
import type { Devices } from "./access-ports.ts";
import type { ShelfCounts } from "./ports.ts";
import { noteNotified, raiseAlert, recoverAlert, type AlertDesk } from "./raise-alert.ts";

export interface FactDesk extends AlertDesk {
  readonly shelfCounts: ShelfCounts;
  readonly devices: Devices;
}

/** What shelves, probes and readers have come to. Every fact is a state, so a repeat does no harm. */
export async function takeFacts(desk: FactDesk, facts: readonly Fact[]): Promise<void> {
  const counts = facts.filter((fact) => fact.type === "shelf-count");
  await Promise.all(counts.map((fact) => takeCount(desk, fact)));
  for (const fact of facts) await takeFact(desk, fact);
}

async function takeCount(
  desk: FactDesk,
  fact: Extract<Fact, { type: "shelf-count" }>,
): Promise<void> {
  const { shelf, sku, count, grams, at } = fact;
  await desk.shelfCounts.save({ shelf, sku, count, grams, atMs: Date.parse(at) });
  desk.tell({ kind: "shelf", shelf, sku, count, grams });
}

async function takeFact(desk: FactDesk, fact: Fact): Promise<void> {
  switch (fact.type) {
    case "condition":
      if (fact.holds) await raiseAlert(desk, fact);
      else await recoverAlert(desk, fact);
      return;
    case "device-seen":
      await noteDevice(desk, fact.device, fact.online, Date.parse(fact.at));
      return;
    case "notified":
      await noteNotified(desk, fact.alert, fact);
      return;
    case "shelf-count":
    case "tags-seen":
      return;
  }
}

async function noteDevice(
  desk: FactDesk,
  id: string,
  online: boolean,
  lastSeenAtMs: number,
): Promise<void> {
  const device = await desk.devices.find(id);
  if (device !== undefined) await desk.devices.save({ ...device, online, lastSeenAtMs });
}
