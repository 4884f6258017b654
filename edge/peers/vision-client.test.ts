import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { visionAt } from "./vision-client.ts";

const picture = { bytes: Buffer.from("picture"), type: "image/png" } as const;

/** A vision process that answers the same to everything. */
async function answering(status: number, body: string): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(status).end(body));
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("what the vision process answers is read, checked and handed on", async () => {
  const seen = { model: "m", width: 8, height: 8, ms: 1, detections: [] };
  const vision = visionAt(await answering(200, JSON.stringify(seen)));
  expect(await vision.recognise(picture)).toEqual(seen);
});

test.each([
  [415, '{"code": "IMAGE_UNREADABLE", "detail": "svg"}', "IMAGE_UNREADABLE"],
  [500, '{"code": "MADE_UP"}', "VISION_UNAVAILABLE"],
  [200, "{}", "VISION_UNAVAILABLE"],
  [200, "torn {", "VISION_UNAVAILABLE"],
])("an answer %i %s is %s", async (status, body, code) => {
  const vision = visionAt(await answering(status, body));
  await expect(vision.recognise(picture)).rejects.toMatchObject({ code });
});

test("a vision process that is away is said to be starting again", async () => {
  const vision = visionAt("http://127.0.0.1:1");
  await expect(vision.embed(picture)).rejects.toMatchObject({ code: "VISION_UNAVAILABLE" });
});
