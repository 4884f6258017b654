import { expect, test } from "vitest";
import { ManualClock } from "../testing/manual-clock.ts";
import { PictureQueue } from "./queue.ts";

const limits = { mostWaiting: 2, timeoutMs: 2_500 };

/** Work that ends when it is told to. */
function work(name: string, begun: string[]) {
  let finish: (answer: string) => void = () => undefined;
  const done = new Promise<string>((resolve) => (finish = resolve));
  const run = () => {
    begun.push(name);
    return done;
  };
  return { run, finish: () => finish(name) };
}

test("pictures are looked at one after another, in the order in which they came", async () => {
  const queue = new PictureQueue(new ManualClock(0), limits);
  const begun: string[] = [];
  const [a, b, c] = [work("a", begun), work("b", begun), work("c", begun)];
  const answers = [queue.run(a.run), queue.run(b.run), queue.run(c.run)];
  expect(begun).toEqual(["a"]);
  expect(queue.length).toBe(2);
  c.finish();
  a.finish();
  b.finish();
  expect(await Promise.all(answers)).toEqual(["a", "b", "c"]);
  expect(begun).toEqual(["a", "b", "c"]);
});

test("a full queue refuses at once", async () => {
  const queue = new PictureQueue(new ManualClock(0), limits);
  const begun: string[] = [];
  const jobs = ["a", "b", "c"].map((name) => work(name, begun));
  const answers = jobs.map((job) => queue.run(job.run));
  await expect(queue.run(work("d", begun).run)).rejects.toMatchObject({
    code: "VISION_UNAVAILABLE",
  });
  for (const job of jobs) job.finish();
  await Promise.all(answers);
  expect(begun).toEqual(["a", "b", "c"]);
});

test("who has waited too long is told, and the work is not begun for nobody", async () => {
  const clock = new ManualClock(0);
  const queue = new PictureQueue(clock, limits);
  const begun: string[] = [];
  const [slow, late] = [work("slow", begun), work("late", begun)];
  const answers = [queue.run(slow.run), queue.run(late.run)];
  clock.advance(2_500);
  const outcomes = await Promise.allSettled(answers);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  slow.finish();
  const next = work("next", begun);
  next.finish();
  expect(await queue.run(next.run)).toBe("next");
  expect(begun).toEqual(["slow", "next"]);
});

test("a picture that fails does not hold up the next", async () => {
  const queue = new PictureQueue(new ManualClock(0), limits);
  const failed = queue.run(() => Promise.reject(new Error("torn")));
  const next = queue.run(() => Promise.resolve("seen"));
  await expect(failed).rejects.toThrow("torn");
  expect(await next).toBe("seen");
});
