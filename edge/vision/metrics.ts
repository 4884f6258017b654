import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Recognition } from "../contract/vision.ts";
import type { Stage } from "./eyes.ts";

/** What the vision process counts, for `/metrics`. */
export interface VisionMetrics {
  readonly type: string;
  text(): Promise<string>;
  tookStage(stage: Stage, ms: number): void;
  countItems(detections: Recognition["detections"]): void;
}

/** @param waiting how many pictures wait now. */
export function openMetrics(waiting: () => number): VisionMetrics {
  const registry = new Registry();
  const stages = new Histogram({
    name: "tillbox_vision_stage_seconds",
    help: "Time of each part of the way from a photo to its products",
    labelNames: ["stage"],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 3],
    registers: [registry],
  });
  const items = new Counter({
    name: "tillbox_vision_items_total",
    help: "Items seen, by whether they are a known product",
    labelNames: ["known"],
    registers: [registry],
  });
  new Gauge({
    name: "tillbox_vision_pictures_waiting",
    help: "Pictures that wait to be looked at",
    registers: [registry],
    collect() {
      this.set(waiting());
    },
  });
  return {
    type: registry.contentType,
    text: () => registry.metrics(),
    tookStage: (stage, ms) => stages.observe({ stage }, ms / 1000),
    countItems: (detections) => {
      for (const { sku } of detections) items.inc({ known: String(sku !== null) });
    },
  };
}
