import type { Fact } from "../../contract/facts.ts";
import { isSilent, takeHeartbeat, type Heartbeat } from "../../domain/shelf/judge.ts";

/** How often a device that speaks all the time is told of again. */
const repeatMs = 60_000;

interface Presence {
  readonly heartbeat: Heartbeat;
  readonly isSilent: boolean | undefined;
  readonly toldMs: number;
}

/** Follows which devices speak, and says when one has fallen silent. */
export class PresenceSense {
  readonly #report: (fact: Fact) => void;
  readonly #devices = new Map<string, Presence>();

  constructor(report: (fact: Fact) => void) {
    this.#report = report;
  }

  /** The device sent something; `isOnline` is what its status or last will says. */
  hear(device: string, isOnline: boolean, nowMs: number): void {
    const before = this.#devices.get(device);
    const isNews = before?.heartbeat.isOnline !== isOnline || nowMs - before.toldMs >= repeatMs;
    this.#devices.set(device, {
      heartbeat: takeHeartbeat(before?.heartbeat, nowMs, isOnline),
      isSilent: before?.isSilent,
      toldMs: isNews ? nowMs : before.toldMs,
    });
    if (isNews) this.#report({ type: "device-seen", device, online: isOnline, at: isoTime(nowMs) });
    if (isOnline && before?.isSilent !== false) this.#tell(device, false, nowMs);
  }

  check(nowMs: number): void {
    for (const [device, presence] of this.#devices)
      if (presence.isSilent !== true && isSilent(presence.heartbeat, nowMs))
        this.#tell(device, true, nowMs);
  }

  /** The device was taken out of the shop's list: nobody waits for it any more. */
  forgetAllBut(isKnown: (device: string) => boolean, nowMs: number): void {
    for (const [device, presence] of this.#devices) {
      if (isKnown(device)) continue;
      if (presence.isSilent === true) this.#tell(device, false, nowMs);
      this.#devices.delete(device);
    }
  }

  #tell(device: string, holds: boolean, nowMs: number): void {
    const presence = this.#devices.get(device)!;
    this.#devices.set(device, { ...presence, isSilent: holds });
    this.#report({
      type: "condition",
      kind: "sensor-silent",
      place: device,
      sku: "",
      holds,
      evidence: {
        silentSeconds: Math.round((nowMs - presence.heartbeat.lastMs) / 1_000),
        status: presence.heartbeat.isOnline ? "online" : "offline",
      },
      at: isoTime(nowMs),
    });
  }
}

function isoTime(atMs: number): string {
  return new Date(atMs).toISOString();
}
