import { z } from "zod";

/** Topics and payloads of `tillbox/v1/{store}/{kind}/{device}/{stream}`. */

export const scaleReadingShape = z.object({
  grams: z.int().min(-1_000_000).max(1_000_000),
  seq: z.int().min(0).optional(),
  at: z.iso.datetime().optional(),
});

export const rfidReadsShape = z.object({
  reads: z
    .array(
      z.object({
        epc: z.string().regex(/^([0-9A-Fa-f]{2}){2,62}$/),
        antenna: z.int().min(0).max(65_535),
        rssi: z.number().min(-128).max(127).optional(),
      }),
    )
    .max(1_000),
  at: z.iso.datetime().optional(),
});

export const probeReadingShape = z.object({
  celsius: z.number().min(-80).max(120),
  humidity: z.number().min(0).max(100).optional(),
  at: z.iso.datetime().optional(),
});

/** Out, retained, empty when closed: `alert/{alert}/state`. */
export const alertStateShape = z.object({
  kind: z.string(),
  shelf: z.string(),
  sku: z.string(),
  state: z.string(),
  since: z.iso.datetime(),
  evidence: z.record(z.string(), z.union([z.number(), z.string()])),
});

/** Out, retained: `stock/{sku}/level`. */
export const stockLevelShape = z.object({
  onHand: z.int(),
  onShelf: z.int().nullable(),
  at: z.iso.datetime(),
});

/** Out, retained: `label/{shelf}/price`. */
export const labelPriceShape = z.object({
  sku: z.string(),
  name: z.string(),
  price: z.int(),
  currency: z.string(),
  validFrom: z.iso.datetime(),
});

/** Out: `sale/{kiosk}/posted`, without personal data. */
export const salePostedShape = z.object({
  sale: z.string(),
  total: z.int(),
  lines: z.array(z.object({ sku: z.string(), quantity: z.int() })),
});

/** In, from a flow: `flow/{flow}/notify` tells the core who was told about an alert. */
export const flowNotifyShape = z.object({
  alert: z.string(),
  to: z.string(),
  channel: z.string(),
});

const level = "([A-Za-z0-9_-]{1,64})";
const pattern = new RegExp(`^tillbox/v1/${level}/${level}/${level}/${level}$`);

/** Where a message belongs, most general level first. */
export interface Topic {
  readonly store: string;
  readonly kind: string;
  readonly device: string;
  readonly stream: string;
}

export function encodeTopic(topic: Topic): string {
  return `tillbox/v1/${topic.store}/${topic.kind}/${topic.device}/${topic.stream}`;
}

/** Undefined for topics that are not ours: anyone on the shop network may publish. */
export function decodeTopic(text: string): Topic | undefined {
  const [, store, kind, device, stream] = pattern.exec(text) ?? [];
  return store && kind && device && stream ? { store, kind, device, stream } : undefined;
}
