import { expect, test } from "vitest";
import { decodeStatus, encodeStatus } from "./printer-status.ts";

const ready = {
  online: true,
  coverOpen: false,
  paperEnd: false,
  paperNearEnd: false,
  error: false,
};

// Sources: ESC/POS reference (fixed bits 0x12); docs.rs hardless_http_dialects for 1A 32 7E.
test("12 12 12 is a printer that is ready", () => {
  expect(decodeStatus(Uint8Array.of(0x12, 0x12, 0x12))).toEqual(ready);
});

test("1A 32 7E has no paper left", () => {
  expect(decodeStatus(Uint8Array.of(0x1a, 0x32, 0x7e))).toEqual({
    ...ready,
    online: false,
    paperEnd: true,
    paperNearEnd: true,
  });
});

test.each([[[]], [[0x12]], [[0x12, 0x12]], [[0x12, 0x00, 0x12]], [[0xff, 0xff, 0xff]]])(
  "%j is no status",
  (bytes) => {
    expect(decodeStatus(Uint8Array.from(bytes))).toBeUndefined();
  },
);

test.each([
  ready,
  { ...ready, coverOpen: true, online: false },
  { ...ready, paperNearEnd: true },
  { ...ready, paperEnd: true, paperNearEnd: true, online: false },
  { ...ready, error: true },
])("%o is understood as it was said", (status) => {
  const answers = [1, 2, 4].map((question) => encodeStatus(status, question));
  expect(decodeStatus(Uint8Array.from(answers))).toEqual(status);
});
