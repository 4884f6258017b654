import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { OperatingError } from "../../errors.ts";
import { withBox, type Ask } from "../box.ts";
import { columns, print } from "../print.ts";

interface Seen {
  readonly detections: readonly {
    readonly sku: string | null;
    readonly name: string;
    readonly confidence: number;
    readonly box: readonly number[];
    readonly candidates: readonly { sku: string; confidence: number }[];
  }[];
  readonly ms: number;
}

/** `tillbox recognise` and `tillbox teach`: the camera checkout from the command line. */
export function addVision(program: Command): void {
  program
    .command("recognise")
    .description("say what the camera checkout sees in pictures")
    .argument("<image...>", "JPEG or PNG files")
    .option("--json", "for programs")
    .action(async (images: string[], options: { json?: boolean }) => {
      const answers = await withBox("eyes", async (ask) => {
        const seen = [];
        for (const image of images) seen.push({ image, ...(await recognise(ask, image)) });
        return seen;
      });
      print(answers, options.json === true, () => answers.flatMap(describe));
    });
  program
    .command("teach")
    .description("enrol a product from photos; no retraining")
    .argument("<sku>", "the product's number")
    .argument("<image...>", "JPEG or PNG files, one item on each")
    .option("--json", "for programs")
    .action(async (sku: string, images: string[], options: { json?: boolean }) => {
      const answers = await withBox("eyes", async (ask) => {
        const taught = [];
        for (const image of images) {
          const path = `/api/v1/products/${encodeURIComponent(sku)}/photos`;
          taught.push({
            image,
            ...(await ask<{ warnings?: string[] }>("POST", path, picture(image))),
          });
          process.stderr.write(`\r${taught.length} of ${images.length} photos`);
        }
        process.stderr.write("\n");
        return taught;
      });
      print(answers, options.json === true, () => [
        ...answers.flatMap(({ image, warnings = [] }) =>
          warnings.map((each) => `${image}: ${each}`),
        ),
        `${sku} is taught from ${answers.length} photos.`,
      ]);
    });
}

/** @throws OperatingError IMAGE_UNREADABLE when the file is not there or is no picture. */
function picture(path: string): { bytes: Buffer; type: string } {
  try {
    const bytes = readFileSync(path);
    const isPng = bytes.subarray(0, 4).toString("latin1") === "\x89PNG";
    return { bytes, type: isPng ? "image/png" : "image/jpeg" };
  } catch (error) {
    throw new OperatingError("IMAGE_UNREADABLE", path, { cause: error });
  }
}

function recognise(ask: Ask, image: string): Promise<Seen> {
  return ask("POST", "/api/v1/recognise", picture(image));
}

function describe(answer: Seen & { image: string }): string[] {
  const rows = answer.detections.map((each) => [
    "",
    each.sku ?? "unknown",
    each.name,
    each.confidence.toFixed(2),
    `[${each.box.map(Math.round).join(", ")}]`,
    each.candidates.map(({ sku, confidence }) => `${sku} ${confidence.toFixed(2)}`).join(", "),
  ]);
  return [`${answer.image}  ${Math.round(answer.ms)} ms`, ...columns(rows)];
}
