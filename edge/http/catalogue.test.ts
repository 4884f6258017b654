import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runningCore } from "../testing/running-core.ts";

const picture = { headers: { "content-type": "image/png" } };

test("the catalogue comes in pages, by text and by category", async () => {
  const core = await runningCore();
  const first = await core.ask("GET", "/api/v1/products?limit=2");
  expect(first.items.map((row) => row["sku"])).toEqual(["apple", "chips"]);
  expect(first.body["next"]).toBe("chips");
  const second = await core.ask("GET", "/api/v1/products?limit=2&after=chips");
  expect(second.items).toMatchObject([
    { sku: "cola", name: "cola中", soldBy: "piece", price: 350, barcodes: ["09520000000011"] },
  ]);
  expect(second.body["next"]).toBeNull();
  for (const query of ["text=cola", "q=cola", "q=9520000000011"])
    expect((await core.ask("GET", `/api/v1/products?${query}`)).items).toHaveLength(1);
  expect((await core.ask("GET", "/api/v1/products?category=none")).items).toEqual([]);
  expect((await core.ask("GET", "/api/v1/products?limit=abc")).status).toBe(400);
  expect((await core.ask("GET", "/api/v1/categories")).items).toMatchObject([{ id: "food" }]);
});

test("a new product sells at once, and a new price holds for the next basket only", async () => {
  const core = await runningCore();
  const as = core.system;
  const tea = {
    sku: "tea",
    names: { "zh-CN": "茶", en: "Tea" },
    category: "food",
    soldBy: "piece",
    price: 500,
    vatBasisPoints: 1300,
    barcodes: ["09520000000035"],
  };
  expect((await core.ask("POST", "/api/v1/products", tea, { as })).status).toBe(201);
  const stray = { ...tea, category: "none" };
  expect((await core.ask("POST", "/api/v1/products", stray, { as })).body).toMatchObject({
    code: "REQUEST_INVALID",
    detail: "category: there is no none",
  });
  const opened = await core.ask("POST", "/api/v1/baskets", { kiosk: "k1" });
  const basket = `/api/v1/baskets/${String(opened.body["id"])}`;
  const scan = () => core.ask("POST", `${basket}/scans`, { code: "9520000000035" });
  expect((await scan()).body).toMatchObject({ total: 500 });
  core.clock.advance(1_000);
  const priced = await core.ask("PUT", "/api/v1/prices/tea", { price: 450 }, { as });
  expect(priced.body).toMatchObject({ price: 450 });
  expect((await scan()).body).toMatchObject({
    total: 950,
    lines: [{ net: 500 }, { net: 450 }],
  });
});

test("a picture is sent once and then only when it has changed", async () => {
  const core = await runningCore();
  mkdirSync(join(core.data, "pictures"));
  writeFileSync(join(core.data, "pictures", "cola.png"), "pixels");
  const path = "/api/v1/products/cola/picture";
  const first = await core.ask("GET", path);
  expect([first.status, first.text, first.headers.get("content-type")]).toEqual([
    200,
    "pixels",
    "image/png",
  ]);
  const headers = { "if-none-match": first.headers.get("etag") ?? "" };
  expect((await core.ask("GET", path, undefined, { headers })).status).toBe(304);
  writeFileSync(join(core.data, "pictures", "cola.png"), "others");
  expect((await core.ask("GET", path, undefined, { headers })).text).toBe("others");
});

test("the camera is taught photo by photo; the same photo again changes nothing", async () => {
  const core = await runningCore();
  const teach = (sku: string, photo: string) =>
    core.ask("POST", `/api/v1/products/${sku}/photos`, photo, { as: core.system, ...picture });
  expect((await teach("gold", "front")).body).toMatchObject({ code: "PRODUCT_UNKNOWN" });
  expect((await teach("cola", "front")).body).toEqual({ photos: 1, warnings: [] });
  expect((await teach("cola", "front")).body).toEqual({ photos: 1, warnings: [] });
  expect((await teach("cola", "back side")).body).toEqual({ photos: 2, warnings: [] });
  const gallery = await core.ask("GET", "/api/v1/gallery", undefined, { as: core.system });
  expect(gallery.items).toMatchObject([{ sku: "cola", photos: 2 }]);
  const seen = await core.ask("POST", "/api/v1/recognise", "cola ?", {
    as: core.system,
    ...picture,
  });
  expect(seen.body).toMatchObject({ ms: 5, detections: [{ sku: "cola" }, { sku: null }] });
});

test("figures, books and log can be read", async () => {
  const core = await runningCore();
  const as = core.system;
  const sale = { lines: [{ sku: "cola", quantity: 1 }], tenders: [{ method: "qr", amount: 350 }] };
  const sold = await core.ask("POST", "/api/v1/sales", sale, { as });
  const today = await core.ask("GET", "/api/v1/reports/today", undefined, { as });
  expect(today.body).toMatchObject({ revenue: 350, sales: 1, tenders: [{ method: "qr" }] });
  const journal = await core.ask(
    "GET",
    `/api/v1/journal?source=${String(sold.body["id"])}`,
    undefined,
    { as },
  );
  expect(journal.items).toHaveLength(1);
  const audit = await core.ask("GET", "/api/v1/audit?limit=1", undefined, { as });
  expect(audit.items).toHaveLength(1);
  const older = await core.ask(
    "GET",
    `/api/v1/audit?after=${String(audit.body["next"])}`,
    undefined,
    {
      as,
    },
  );
  expect(older.items[0]?.["seq"]).toBe(Number(audit.body["next"]) - 1);
  const metrics = await core.ask("GET", "/metrics");
  expect(metrics.text).toContain("tillbox_sales_posted_total 1");
  expect(metrics.text).toMatch(/tillbox_sale_post_duration_seconds_count 1/);
});
