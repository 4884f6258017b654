import { expect, test } from "vitest";
import { Turns } from "./turns.ts";

test("work on one thing never overlaps, other things go on, and nothing is left behind", async () => {
  const turns = new Turns();
  const done: string[] = [];
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const first = turns.take("a", async () => {
    await gate;
    done.push("a1");
  });
  const second = turns.take("a", () => {
    done.push("a2");
    return Promise.reject(new Error("broken"));
  });
  await turns.take("b", () => Promise.resolve(done.push("b1")));
  open();
  await first;
  await expect(second).rejects.toThrow("broken");
  expect(await turns.take("a", () => Promise.resolve(done.length))).toBe(3);
  expect(done).toEqual(["b1", "a1", "a2"]);
  await Promise.resolve();
  expect(turns.size).toBe(0);
});
