import { expect, test } from "vitest";
import { Client } from "./client.ts";
import { ApiProblem, unreachable } from "./problem.ts";

interface Sent {
  readonly url: string;
  readonly method: string;
  readonly key: string | null;
}

/** A box that answers what it is told to, in order; "lost" is an answer that never comes. */
function box(answers: (Response | "lost")[]): { client: Client; sent: Sent[] } {
  const sent: Sent[] = [];
  const transport: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers);
    const url = input instanceof Request ? input.url : input.toString();
    sent.push({ url, method: init?.method ?? "", key: headers.get("idempotency-key") });
    const answer = answers.shift() ?? "lost";
    return answer === "lost" ? Promise.reject(new TypeError("lost")) : Promise.resolve(answer);
  };
  return { client: new Client("/api/v1", transport, () => Promise.resolve()), sent };
}

test("a write whose answer was lost is sent again under the same key", async () => {
  const { client, sent } = box(["lost", Response.json({ id: "b1" }, { status: 201 })]);
  expect(await client.post("/baskets", { kiosk: "k1" })).toEqual({ id: "b1" });
  expect(sent).toHaveLength(2);
  expect(sent[0]?.key).toMatch(/^[0-9a-f]{32}$/);
  expect(sent[1]?.key).toBe(sent[0]?.key);
});

test("two writes never share a key", async () => {
  const { client, sent } = box([Response.json({}), Response.json({})]);
  await client.post("/baskets");
  await client.post("/baskets");
  expect(sent[0]?.key).not.toBe(sent[1]?.key);
});

test("a refusal is not repeated and keeps its code and texts", async () => {
  const messages = { "zh-CN": "没有这件商品", en: "No such product" };
  const { client, sent } = box([
    Response.json(
      {
        type: "about:blank",
        title: "x",
        status: 404,
        code: "PRODUCT_UNKNOWN",
        detail: "",
        messages,
      },
      { status: 404 },
    ),
  ]);
  const refusal = await client.post("/baskets/b1/scans", { code: "1" }).catch((e: unknown) => e);
  expect(refusal).toBeInstanceOf(ApiProblem);
  expect(refusal).toMatchObject({ code: "PRODUCT_UNKNOWN", status: 404, messages });
  expect(sent).toHaveLength(1);
});

test("a box that never answers is unreachable after three tries", async () => {
  const { client, sent } = box([]);
  await expect(client.delete("/baskets/b1/lines/1")).rejects.toMatchObject({ code: unreachable });
  expect(sent).toHaveLength(3);
});

test("an answer that is no problem document counts as unreachable", async () => {
  const { client } = box([new Response("<html>", { status: 502 })]);
  await expect(client.get("/kiosk")).rejects.toMatchObject({ code: unreachable });
});

test("a picture is sent once", async () => {
  const { client, sent } = box(["lost"]);
  const picture = new Blob(["x"], { type: "image/jpeg" });
  await expect(client.postPicture("/baskets/b1/tray", picture)).rejects.toThrow(unreachable);
  expect(sent).toHaveLength(1);
});
