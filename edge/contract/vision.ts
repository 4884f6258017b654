import { z } from "zod";
import { boxShape } from "./http.ts";

/** The vision process on loopback: `POST /recognise` and `POST /embed`, body image/jpeg or image/png. */
export const recognitionShape = z.object({
  model: z.string().describe("name and version of the embedder"),
  width: z.int(),
  height: z.int(),
  ms: z.number(),
  detections: z.array(
    z.object({
      sku: z.string().nullable(),
      confidence: z.number(),
      box: boxShape,
      candidates: z.array(z.object({ sku: z.string(), confidence: z.number() })),
    }),
  ),
});
export type Recognition = z.infer<typeof recognitionShape>;

/** One enrolment photo turned into vectors: the photo itself is not kept. */
export const enrolmentShape = z.object({
  model: z.string(),
  vectors: z
    .array(z.string())
    .describe("base64 of little-endian float32, unit length, several views of the one item"),
  warnings: z.array(z.enum(["too-dark", "too-blurred", "no-single-item"])),
});
export type Enrolment = z.infer<typeof enrolmentShape>;
