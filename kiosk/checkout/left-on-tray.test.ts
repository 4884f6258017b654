import { expect, test } from "vitest";
import { LeftOnTray } from "./left-on-tray.svelte.ts";
import { ManualWorld } from "./testing/manual-world.ts";

test("the page after payment ends once everything has been taken", async () => {
  const world = new ManualWorld();
  const onTray = new Set([0, 1]);
  const box = (sku: string) => ({
    sku,
    name: "",
    names: { "zh-CN": "", en: "" },
    confidence: 1,
    box: [0, 0, 10, 10] as [number, number, number, number],
    candidates: [],
  });
  const tray = {
    detections: [box("a"), box("b")],
    picture: { width: 100, height: 100 },
    outlines: [],
  };
  const left = new LeftOnTray(tray, { occupied: () => [...onTray] }, world);
  let isOver = false;
  const stop = left.watch(() => (isOver = true));
  expect(left.count).toBe(2);
  onTray.delete(0);
  await world.pass(1_000);
  expect(left.skus).toEqual(["b"]);
  onTray.clear();
  await world.pass(2_500);
  expect(isOver).toBe(false);
  await world.pass(1_500);
  expect(isOver).toBe(true);
  stop();
});
