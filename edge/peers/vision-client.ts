import { z } from "zod";
import { enrolmentShape, recognitionShape } from "../contract/vision.ts";
import { errorCatalogue, OperatingError, type ErrorCode } from "../errors.ts";
import type { Picture, Vision } from "../usecases/ports.ts";

const patienceMs = 3_000;
const refusalShape = z.object({ code: z.string(), detail: z.string().default("") });

/** The process that sees, on this machine's loopback. While it is away, barcodes still work. */
export function visionAt(url: string): Vision {
  return {
    recognise: (picture) => ask(`${url}/recognise`, picture, recognitionShape),
    embed: (picture) => ask(`${url}/embed`, picture, enrolmentShape),
  };
}

async function ask<Shape extends z.ZodType>(
  address: string,
  picture: Picture,
  shape: Shape,
): Promise<z.output<Shape>> {
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": picture.type },
    body: new Uint8Array(picture.bytes),
    signal: AbortSignal.timeout(patienceMs),
  }).catch((error: unknown) => unavailable(error));
  const body: unknown = await response.json().catch((error: unknown) => unavailable(error));
  if (!response.ok) throw refusal(body);
  const parsed = shape.safeParse(body);
  return parsed.success ? parsed.data : unavailable(parsed.error);
}

function unavailable(cause: unknown): never {
  throw new OperatingError("VISION_UNAVAILABLE", "", { cause });
}

function refusal(body: unknown): OperatingError {
  const parsed = refusalShape.safeParse(body);
  const isOurs = parsed.success && Object.hasOwn(errorCatalogue, parsed.data.code);
  return isOurs
    ? new OperatingError(parsed.data.code as ErrorCode, parsed.data.detail)
    : new OperatingError("VISION_UNAVAILABLE", "not understood");
}
