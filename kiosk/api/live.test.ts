import { expect, test } from "vitest";
import { listenLive, liveAddress, type LiveWorld } from "./live.ts";

class Line {
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  isClosed = false;

  close(): void {
    this.isClosed = true;
    this.onclose?.();
  }
}

function world(): { world: LiveWorld; lines: Line[]; pauses: number[]; next: () => void } {
  const lines: Line[] = [];
  const pauses: number[] = [];
  let pending = (): void => undefined;
  return {
    lines,
    pauses,
    next: () => {
      pending();
    },
    world: {
      connect: () => {
        const line = new Line();
        lines.push(line);
        return line as unknown as WebSocket;
      },
      after: (ms, action) => {
        pauses.push(ms);
        pending = action;
        return () => (pending = () => undefined);
      },
    },
  };
}

test("reads again each time the line comes back, and pauses longer while it does not", () => {
  const { world: browser, lines, pauses, next } = world();
  let reads = 0;
  let losses = 0;
  listenLive(
    "ws://box",
    { onMessage: () => undefined, onOpen: () => (reads += 1), onLost: () => (losses += 1) },
    browser,
  );
  lines[0]?.onopen?.();
  for (let turn = 0; turn < 6; turn += 1) {
    lines.at(-1)?.onclose?.();
    next();
  }
  expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 8000]);
  lines.at(-1)?.onopen?.();
  lines.at(-1)?.onclose?.();
  expect(pauses.at(-1)).toBe(500);
  expect([reads, losses]).toEqual([2, 7]);
});

test("hands on what the box says", () => {
  const { world: browser, lines } = world();
  const heard: unknown[] = [];
  listenLive("ws://box", { onMessage: (m) => heard.push(m), onOpen: () => undefined }, browser);
  lines[0]?.onmessage?.({ data: '{"type":"basket","basket":{"id":"b1"}}' });
  expect(heard).toEqual([{ type: "basket", basket: { id: "b1" } }]);
});

test("stays closed once it was closed", () => {
  const { world: browser, lines, pauses } = world();
  const close = listenLive(
    "ws://box",
    { onMessage: () => undefined, onOpen: () => undefined },
    browser,
  );
  close();
  expect(lines[0]?.isClosed).toBe(true);
  expect(pauses).toEqual([]);
});

test("follows the page's own protocol", () => {
  expect(liveAddress({ protocol: "https:", host: "box:8080" })).toBe("wss://box:8080/api/v1/live");
});
