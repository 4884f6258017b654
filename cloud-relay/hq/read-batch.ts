import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { batchHeaderShape, eventShape } from "../../edge/contract/events.ts";
import { OperatingError } from "../../edge/errors.ts";
import type { Batch } from "../engines/port.ts";

const expand = promisify(gunzip);

/** A batch of 500 events of large baskets stays far below; a bomb of zeros does not. */
const largestBytes = 16 * 1024 * 1024;

/**
 * Reads what a relay has sent: gzip JSON lines, a header and one event a line.
 * @throws OperatingError REQUEST_INVALID when it is torn, too large, or not what its header says.
 */
export async function readBatch(store: string, body: Buffer): Promise<Batch> {
  const text = await expandText(body);
  const headerEnd = text.indexOf("\n");
  const header = parse(() => batchHeaderShape.parse(JSON.parse(text.slice(0, headerEnd))));
  const lines = text.slice(headerEnd + 1);
  if (createHash("sha256").update(lines).digest("hex") !== header.sha256)
    throw new OperatingError("REQUEST_INVALID", "sha256 does not fit the lines");

  const events = parse(() =>
    lines
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => eventShape.parse(JSON.parse(line))),
  );
  const isContiguous = events.every((event, index) => event.seq === header.first + index);
  if (!isContiguous || header.last !== header.first + events.length - 1)
    throw new OperatingError("REQUEST_INVALID", "first and last do not fit the events");
  return { store, series: header.series, first: header.first, head: header.head, events };
}

async function expandText(body: Buffer): Promise<string> {
  try {
    return (await expand(body, { maxOutputLength: largestBytes })).toString("utf8");
  } catch (error) {
    throw new OperatingError("REQUEST_INVALID", "not a gzip batch of a bearable size", {
      cause: error,
    });
  }
}

function parse<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new OperatingError("REQUEST_INVALID", "a line is not what it should be", {
      cause: error,
    });
  }
}
