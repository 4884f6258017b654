import { expect, test } from "vitest";
import { watchRefusals } from "./refusal-watch.ts";

test.each([
  ["/api/v1/alerts", 401, 1, "the sign-in has ended"],
  ["/api/v1/alerts", 403, 1, "on the box itself, who is signed out counts as a customer"],
  ["/api/v1/alerts", 200, 0, "all is well"],
  ["/api/v1/alerts", 409, 0, "another refusal"],
  ["/api/v1/session", 401, 0, "a wrong PIN"],
])("%s answers %i: told %i times, because %s", async (address, status, times) => {
  let told = 0;
  const answer = () => Promise.resolve(new Response(null, { status }));
  await watchRefusals(answer, () => (told += 1))(address);
  expect(told).toBe(times);
});
