import type { Fact } from "../../contract/facts.ts";
import {
  chilled,
  isProbeFault,
  judgeCold,
  type ColdLimit,
  type Warmth,
} from "../../domain/shelf/judge.ts";

/** Follows the cold places of the shop by their probes. */
export class ColdSense {
  readonly #report: (fact: Fact) => void;
  readonly #limit: ColdLimit;
  readonly #places = new Map<string, Warmth>();

  constructor(report: (fact: Fact) => void, limit = chilled) {
    this.#report = report;
    this.#limit = limit;
  }

  take(probe: string, celsius: number, nowMs: number): void {
    if (isProbeFault(celsius)) return;
    const before = this.#places.get(probe);
    const after = judgeCold(before, celsius, nowMs, this.#limit);
    this.#places.set(probe, after);
    if (before?.isBroken === after.isBroken) return;
    const warmSinceMs = after.warmSinceMs ?? after.hotSinceMs ?? nowMs;
    this.#report({
      type: "condition",
      kind: "cold-chain",
      place: probe,
      sku: "",
      holds: after.isBroken,
      evidence: {
        celsius,
        limit: this.#limit.celsius,
        minutes: Math.round((nowMs - warmSinceMs) / 60_000),
      },
      at: new Date(nowMs).toISOString(),
    });
  }
}
