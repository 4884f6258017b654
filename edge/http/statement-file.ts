import { createHash } from "node:crypto";
import { gunzipSync, inflateRawSync } from "node:zlib";
import type { FastifyRequest } from "fastify";
import { OperatingError } from "../errors.ts";
import type { App } from "./app.ts";

const largestFileBytes = 16 * 1024 * 1024;
/** A day of the busiest shop is far smaller; more is a bomb. */
const largestTextBytes = 64 * 1024 * 1024;
const types = ["text/csv", "application/gzip", "application/zip", "application/octet-stream"];

/** Statements are taken as the providers' sites hand them out: plain, gzip or ZIP. */
export function takeStatements(app: App): void {
  app.addContentTypeParser(
    types,
    { parseAs: "buffer", bodyLimit: largestFileBytes },
    (_request, body, done) => done(null, body),
  );
}

/**
 * The text of a request's file, and the checksum of its bytes.
 * @throws OperatingError STATEMENT_UNREADABLE
 */
export function statementFile(request: FastifyRequest): { text: string; sha256: string } {
  const { body } = request;
  if (!(body instanceof Uint8Array) || body.length === 0)
    throw new OperatingError("STATEMENT_UNREADABLE", "send the file itself as the body");
  const bytes = Buffer.from(body);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  try {
    return { text: decoded(unpacked(bytes)), sha256 };
  } catch (error) {
    throw new OperatingError("STATEMENT_UNREADABLE", (error as Error).message, { cause: error });
  }
}

function unpacked(bytes: Buffer): Buffer {
  const options = { maxOutputLength: largestTextBytes };
  if (bytes.readUInt16BE(0) === 0x1f8b) return gunzipSync(bytes, options);
  return bytes.subarray(0, 2).toString("latin1") === "PK" ? firstEntryOf(bytes) : bytes;
}

/** Alipay's ZIP holds the bill and a summary; the bill comes first. */
function firstEntryOf(zip: Buffer): Buffer {
  const directory = zip.indexOf("PK\u0001\u0002", 0, "latin1");
  const method = zip.readUInt16LE(directory + 10);
  const length = zip.readUInt32LE(directory + 20);
  const header = zip.readUInt32LE(directory + 42);
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const packed = zip.subarray(start, start + length);
  return method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: largestTextBytes });
}

/** UTF-8 where it is valid, else GB18030, which Chinese providers write. */
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030", { fatal: true }).decode(bytes);
  }
}
