import { expect, test } from "vitest";
import { ApiProblem } from "../api/problem.ts";
import { Reading } from "./reading.svelte.ts";

function setUp(...answers: unknown[]) {
  const waiting: (() => void)[] = [];
  let asked = 0;
  const get = () => {
    asked += 1;
    const answer = answers.shift();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer as never);
  };
  const reading = new Reading<number>({ get }, "/reports/today", (_ms, action) => {
    waiting.push(action);
  });
  return { reading, asked: () => asked, waiting };
}

test("many news within a second are one reading", () => {
  const { reading, asked, waiting } = setUp(1, 2);
  for (let news = 0; news < 50; news += 1) reading.nudge();
  expect(waiting).toHaveLength(1);
  waiting[0]?.();
  expect(asked()).toBe(1);
  reading.nudge();
  expect(waiting).toHaveLength(2);
});

test("what was read stays while the box does not answer", async () => {
  const { reading } = setUp(1, ApiProblem.unreachable(undefined), 3);
  await reading.read();
  await reading.read();
  expect([reading.value, reading.problem !== undefined]).toEqual([1, true]);
  await reading.read();
  expect([reading.value, reading.problem]).toEqual([3, undefined]);
});
