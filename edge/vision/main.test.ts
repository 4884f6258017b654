import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { expect, onTestFinished, test } from "vitest";
import { readSettings } from "../config.ts";
import { problemShape } from "../contract/http.ts";
import { enrolmentShape, recognitionShape } from "../contract/vision.ts";
import { silentLog } from "../platform/log.ts";
import { Database } from "../platform/sqlite.ts";
import { startVision } from "./main.ts";

async function startInNewShop(port = 0) {
  const data = mkdtempSync(join(tmpdir(), "tillbox-vision-"));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const settings = readSettings({ TILLBOX_DATA: data, TILLBOX_VISION_PORT: String(port) });
  const vision = await startVision(settings, silentLog);
  onTestFinished(() => vision.stop());
  return { data, address: `http://127.0.0.1:${vision.port}` };
}

async function post(url: string, body: Buffer): Promise<{ status: number; json: unknown }> {
  const answer = await fetch(url, { method: "POST", body: new Uint8Array(body) });
  return { status: answer.status, json: await answer.json() };
}

/** A tray with one pack of this colour. */
function tray(colour: string): Promise<Buffer> {
  const pack = { create: { width: 150, height: 90, channels: 3 as const, background: colour } };
  const ground = {
    create: { width: 480, height: 360, channels: 3 as const, background: "#d3dad4" },
  };
  return sharp(ground)
    .composite([{ input: pack, left: 150, top: 120 }])
    .jpeg()
    .toBuffer();
}

test("a shop teaches two products through the ledger; each is found as soon as it is written", async () => {
  const { data, address } = await startInNewShop();
  const blue = await tray("#2450a0");
  const before = recognitionShape.parse((await post(`${address}/recognise`, blue)).json);
  expect(before.detections.map(({ sku }) => sku)).toEqual([null]);

  const core = await Database.open(join(data, "ledger.db"));
  onTestFinished(() => core.close());
  await core.exec(
    "PRAGMA journal_mode = WAL; CREATE TABLE gallery (sku TEXT, model TEXT, vector BLOB, photo_sha256 TEXT, taught_at INTEGER) STRICT",
  );
  for (const [sku, colour] of [
    ["blue", "#2450a0"],
    ["red", "#c03028"],
  ] as const) {
    const { json } = await post(`${address}/embed`, await tray(colour));
    const { model, vectors } = enrolmentShape.parse(json);
    for (const text of vectors)
      await core.run(
        "INSERT INTO gallery VALUES (?, ?, ?, 'photo', 1)",
        sku,
        model,
        Buffer.from(text, "base64"),
      );
    const seen = recognitionShape.parse(
      (await post(`${address}/recognise`, await tray(colour))).json,
    );
    expect(seen.detections.map((each) => each.sku)).toEqual([sku]);
  }
  const health = await fetch(`${address}/healthz`);
  expect(await health.json()).toMatchObject({ ok: true, products: 2 });
});

test("bad pictures and unknown addresses get coded problems, and the process goes on", async () => {
  const { address } = await startInNewShop();
  const cases = [
    ["/recognise", Buffer.from("no picture"), 415, "IMAGE_UNREADABLE"],
    ["/embed", Buffer.alloc(0), 415, "IMAGE_UNREADABLE"],
    ["/embed", Buffer.alloc(17 * 1024 * 1024), 413, "IMAGE_TOO_LARGE"],
    ["/elsewhere", Buffer.from("x"), 404, "NOT_FOUND"],
  ] as const;
  for (const [path, body, status, code] of cases) {
    const answer = await post(address + path, body);
    expect(answer.status).toBe(status);
    expect(problemShape.parse(answer.json).code).toBe(code);
  }
  expect((await post(`${address}/recognise`, await tray("#2450a0"))).status).toBe(200);
  expect(await (await fetch(`${address}/metrics`)).text()).toContain(
    'tillbox_vision_items_total{known="false"} 1',
  );
});

test("more pictures at once than the box can look at are refused, not queued for ever", async () => {
  const { address } = await startInNewShop();
  const picture = await tray("#2450a0");
  const answers = await Promise.all(
    Array.from({ length: 24 }, () => post(`${address}/recognise`, picture)),
  );
  const statuses = new Set(answers.map(({ status }) => status));
  expect(statuses).toEqual(new Set([200, 503]));
  for (const { status, json } of answers)
    if (status === 503) expect(problemShape.parse(json).code).toBe("VISION_UNAVAILABLE");
});

test("a port in use is named", async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void taken.close());
  const { port } = taken.address() as AddressInfo;
  await expect(startInNewShop(port)).rejects.toMatchObject({ code: "PORT_IN_USE" });
});
