import type { z } from "zod";
import {
  decodeTopic,
  probeReadingShape,
  rfidReadsShape,
  scaleReadingShape,
} from "../../contract/mqtt.ts";

/** What a device said, in the shop's terms. The box stamps it on arrival. */
export type Report =
  | { readonly type: "load"; readonly device: string; readonly grams: number }
  | { readonly type: "tags"; readonly device: string; readonly epcs: readonly string[] }
  | { readonly type: "air"; readonly device: string; readonly celsius: number }
  | { readonly type: "status"; readonly device: string; readonly isOnline: boolean }
  | { readonly type: "torn"; readonly device: string; readonly reason: string };

/** Undefined for topics that tell nothing about the shop. */
export function decode(topicText: string, payload: Buffer): Report | undefined {
  const topic = decodeTopic(topicText);
  if (topic === undefined) return undefined;
  const { kind, device, stream } = topic;
  if (stream === "status") return decodeStatus(device, payload);
  switch (`${kind}/${stream}`) {
    case "scale/reading":
      return parse(device, payload, scaleReadingShape, ({ grams }) => ({
        type: "load",
        device,
        grams,
      }));
    case "rfid/reads":
      return parse(device, payload, rfidReadsShape, ({ reads }) => ({
        type: "tags",
        device,
        epcs: [...new Set(reads.map(({ epc }) => epc.toUpperCase()))],
      }));
    case "probe/reading":
      return parse(device, payload, probeReadingShape, ({ celsius }) => ({
        type: "air",
        device,
        celsius,
      }));
    default:
      return undefined;
  }
}

/** Plain or as a JSON text: both are found in the field. */
function decodeStatus(device: string, payload: Buffer): Report {
  const status = payload.toString("utf8", 0, 16).replaceAll('"', "");
  return status === "online" || status === "offline"
    ? { type: "status", device, isOnline: status === "online" }
    : { type: "torn", device, reason: "status is neither online nor offline" };
}

function parse<T extends z.ZodType>(
  device: string,
  payload: Buffer,
  shape: T,
  read: (value: z.output<T>) => Report,
): Report {
  let json: unknown;
  try {
    json = JSON.parse(payload.toString("utf8"));
  } catch {
    return { type: "torn", device, reason: "not JSON" };
  }
  const parsed = shape.safeParse(json);
  if (parsed.success) return read(parsed.data);
  const issue = parsed.error.issues[0];
  return {
    type: "torn",
    device,
    reason: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`,
  };
}
