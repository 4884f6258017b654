import { expect, test } from "vitest";
import { ApiProblem } from "../api/problem.ts";
import { CashEntry, openShifts, verdict, type ShiftView } from "./shift.svelte.ts";

test.each([
  [0, "exact"],
  [250, "over"],
  [-250, "short"],
])("a difference of %i is %s", (difference, expected) => {
  expect(verdict(difference)).toBe(expected);
});

test("only shifts that nobody has closed are open", () => {
  const shift = (id: string, closed: ShiftView["closed"]): ShiftView => ({
    id,
    drawer: "k1",
    cashier: "a",
    float: 0,
    openedAt: "2026-11-24T00:00:00Z",
    businessDay: "2026-11-24",
    closed,
  });
  const over = { at: "2026-11-24T08:00:00Z", by: "a", counted: 0, expected: 0, difference: 0 };
  expect(openShifts([shift("b", null), shift("a", over)]).map(({ id }) => id)).toEqual(["b"]);
});

/** Answers with the steps in turn and keeps what was sent. */
function box(steps: readonly (ApiProblem | object)[]) {
  const sent: { path: string; body: unknown; key: string | undefined }[] = [];
  const post = (path: string, body?: unknown, options?: { key?: string }) => {
    const step = steps[sent.length];
    sent.push({ path, body, key: options?.key });
    return step instanceof ApiProblem ? Promise.reject(step) : Promise.resolve(step as never);
  };
  return { sent, post };
}

function typed(entry: CashEntry<unknown>, keys: string): void {
  for (const key of keys) entry.press(key);
}

test("nothing is sent before a sum is typed, and nought is a sum", async () => {
  const { sent, post } = box([{}]);
  const entry = new CashEntry({ post });
  await entry.send("/shifts/1/close", { counted: entry.amount });
  expect(sent).toEqual([]);
  typed(entry, "0");
  await entry.send("/shifts/1/close", { counted: entry.amount });
  expect(sent.map(({ body }) => body)).toEqual([{ counted: 0 }]);
});

test("the same sum again has the same key, another sum another", async () => {
  const lost = ApiProblem.unreachable("down");
  const { sent, post } = box([lost, lost, { id: "c" }]);
  const entry = new CashEntry<{ id: string }>({ post });
  typed(entry, "12.5");
  await entry.send("/shifts/1/cash", { amount: entry.amount });
  expect(entry.problem?.en).toMatch(/does not answer/);
  await entry.send("/shifts/1/cash", { amount: entry.amount });
  typed(entry, "1");
  await entry.send("/shifts/1/cash", { amount: entry.amount });
  expect(sent.map(({ body }) => body)).toEqual([
    { amount: 1_250 },
    { amount: 1_250 },
    { amount: 1_251 },
  ]);
  expect(sent[0]?.key).toBe(sent[1]?.key);
  expect(sent[2]?.key).not.toBe(sent[1]?.key);
  expect(entry.done).toEqual({ id: "c" });
});
