import { expect, test } from "vitest";
import type { SessionView } from "../../edge/contract/http.ts";
import { ApiProblem } from "../api/problem.ts";
import { Session } from "./session.svelte.ts";

const wangMin: SessionView = {
  name: "王敏",
  role: "cashier",
  store: "s001",
  shopName: "人民路店",
  locale: "zh-CN",
  timeZone: "Asia/Shanghai",
};
const refused = new ApiProblem({
  code: "LOGIN_LOCKED",
  status: 429,
  detail: "",
  messages: { "zh-CN": "请过一会儿再试。", en: "Try again later." },
});

/** A box that answers each call with the next of `answers`, throwing those that are errors. */
function box(...answers: unknown[]) {
  const calls: string[] = [];
  const next = (verb: string) => (path: string, body?: unknown) => {
    calls.push(`${verb} ${path}${body === undefined ? "" : ` ${JSON.stringify(body)}`}`);
    const answer = answers.shift();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer as never);
  };
  return { calls, get: next("GET"), post: next("POST"), delete: next("DELETE") };
}

test("an earlier sign-in still holds", async () => {
  const session = new Session(box(wangMin));
  expect(session.standing).toBe("asking");
  await session.resume();
  expect([session.standing, session.person]).toEqual(["in", wangMin]);
});

test("a kiosk's customer is not signed in", async () => {
  const session = new Session(box({ ...wangMin, name: "", role: "customer" }));
  await session.resume();
  expect([session.standing, session.person]).toEqual(["out", undefined]);
});

test("the PIN opens", async () => {
  const client = box({}, wangMin);
  const session = new Session(client);
  await session.signIn("王敏", "123456");
  expect(client.calls).toEqual(['POST /session {"name":"王敏","pin":"123456"}', "GET /session"]);
  expect(session.standing).toBe("in");
});

test("a lock says so, and the next try clears it", async () => {
  const session = new Session(box(refused, {}, wangMin));
  await session.signIn("王敏", "000000");
  expect(session.problem?.en).toBe("Try again later.");
  await session.signIn("王敏", "123456");
  expect([session.problem, session.standing]).toEqual([undefined, "in"]);
});

test("signing out works although the box does not answer", async () => {
  const session = new Session(box(wangMin, ApiProblem.unreachable(undefined)));
  await session.resume();
  await session.signOut();
  expect([session.standing, session.person]).toEqual(["out", undefined]);
});

test("a sign-in that has ended asks for the PIN again, a silent box does not", async () => {
  const ended = new ApiProblem({
    code: "UNAUTHENTICATED",
    status: 401,
    detail: "",
    messages: refused.messages,
  });
  const session = new Session(box(wangMin, ApiProblem.unreachable(undefined), ended));
  await session.resume();
  await session.resume();
  expect(session.standing).toBe("in");
  await session.resume();
  expect([session.standing, session.person]).toEqual(["out", undefined]);
});
