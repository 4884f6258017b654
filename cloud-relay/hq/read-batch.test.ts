import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { sampleLog } from "../engines/conformance.ts";
import { encodeBatch } from "../relay/batch.ts";
import { readBatch } from "./read-batch.ts";

test("a batch reads back as it was written", async () => {
  const events = sampleLog(30).slice(10);
  const batch = await readBatch("s001", await encodeBatch("a", 10, 44, events));
  expect(batch).toEqual({ store: "s001", series: "a", first: 11, head: 44, events });
});

test("a batch without events is a sign of life", async () => {
  const batch = await readBatch("s001", await encodeBatch("a", 7, 7, []));
  expect(batch).toMatchObject({ first: 8, head: 7, events: [] });
});

const header = (fields: object) =>
  gzipSync(
    `${JSON.stringify({ series: "a", first: 1, last: 0, head: 0, sha256: "0".repeat(64), ...fields })}\n`,
  );

test.each([
  ["text", Buffer.from("hello")],
  ["a bomb of zeros", gzipSync(Buffer.alloc(64 * 1024 * 1024))],
  ["a wrong checksum", header({})],
  ["a header that is none", gzipSync("[]\n")],
])("%s is refused", async (_, body) => {
  await expect(readBatch("s001", body)).rejects.toThrow("REQUEST_INVALID");
});

test("a torn batch is refused", async () => {
  const whole = await encodeBatch("a", 0, 3, sampleLog(3));
  await expect(readBatch("s001", whole.subarray(0, whole.length - 9))).rejects.toThrow(
    "REQUEST_INVALID",
  );
});
