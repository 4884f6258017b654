import { describe, expect, test } from "vitest";
import { changeBetween, changeWithin, glanceOf, StillnessJudge, type Glance } from "./stillness.ts";

/** An empty tray of 20 x 10 cells, with goods of another brightness in the given columns. */
function glance(goods: readonly number[] = []): Glance {
  const cells = new Uint8Array(200).fill(200);
  for (const column of goods) for (let row = 2; row < 8; row += 1) cells[row * 20 + column] = 60;
  return { cells, columns: 20, rows: 10 };
}

describe("stillness", () => {
  test("a tray that has come to rest is news once, until it changes", () => {
    const judge = new StillnessJudge();
    const kinds = [0, 100, 200, 300, 400].map((atMs) => judge.judge(glance([3]), atMs).kind);
    expect(kinds).toEqual(["settling", "settling", "settling", "settling", "still"]);
    expect(judge.judge(glance([3]), 500)).toMatchObject({ change: { ratio: 1 } });
    judge.keepReference(glance([3]));
    expect(judge.judge(glance([3]), 600)).toMatchObject({ kind: "still", change: { ratio: 0 } });
  });

  test("a hand that moves is never looked at", () => {
    const judge = new StillnessJudge();
    for (let step = 0; step < 15; step += 1) {
      const verdict = judge.judge(glance([step]), step * 120);
      if (step > 0) expect(verdict.kind).toBe("moving");
    }
    expect(judge.judge(glance([14]), 1_900).kind).toBe("settling");
    expect(judge.judge(glance([14]), 2_400).kind).toBe("still");
  });

  test("says where the tray has changed", () => {
    const { ratio, region } = changeBetween(glance(), glance([4, 5]));
    expect(ratio).toBeCloseTo(12 / 200);
    expect(region).toEqual({ left: 0.2, top: 0.2, width: 0.1, height: 0.6 });
    expect(changeWithin(glance(), glance([4, 5]), region!)).toBe(1);
    expect(changeWithin(glance(), glance([4, 5]), { ...region!, left: 0.5 })).toBe(0);
  });

  test("flicker of a few steps is no change", () => {
    const flicker = { ...glance(), cells: glance().cells.map((cell) => cell + 12) };
    expect(changeBetween(glance(), flicker).ratio).toBe(0);
  });

  test("brightness follows the eye", () => {
    const rgba = new Uint8ClampedArray([255, 255, 255, 255, 0, 255, 0, 255]);
    expect([...glanceOf(rgba, 2, 1).cells]).toEqual([255, 149]);
  });
});
