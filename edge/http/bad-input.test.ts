import { connect } from "node:net";
import { expect, test } from "vitest";
import { OperatingError, type ErrorCode } from "../errors.ts";
import { literalVision, runningCore } from "../testing/running-core.ts";

const json = { headers: { "content-type": "application/json" } };
const jpeg = { headers: { "content-type": "image/jpeg" } };

test("what is malformed gets a coded answer in both languages, and the box stays up", async () => {
  const core = await runningCore();
  const opened = await core.ask("POST", "/api/v1/baskets", { kiosk: "k1" });
  const at = `/api/v1/baskets/${String(opened.body["id"])}`;
  const cases: readonly [string, unknown, object, number, ErrorCode][] = [
    ["/api/v1/baskets", '{"kiosk": "k1"', json, 400, "REQUEST_INVALID"],
    ["/api/v1/baskets", '{"kiosk": "k1", "extra": 1}', json, 400, "REQUEST_INVALID"],
    ["/api/v1/baskets", '{"kiosk": "k1", "__proto__": {}}', json, 400, "REQUEST_INVALID"],
    ["/api/v1/baskets", '{"kiosk": "../etc"}', json, 400, "REQUEST_INVALID"],
    ["/api/v1/baskets", "kiosk=k1", {}, 400, "REQUEST_INVALID"],
    ["/api/v1/baskets", `{"kiosk": "${"k".repeat(70_000)}"}`, json, 413, "REQUEST_TOO_LARGE"],
    [`${at}/scans`, { code: "6901234567892" }, {}, 404, "CODE_UNKNOWN"],
    [`${at}/scans`, { code: "\u0000\u001b[2J" }, {}, 404, "CODE_UNKNOWN"],
    [`${at}/scans`, { code: 6901234567892 }, {}, 400, "REQUEST_INVALID"],
    [`${at}/lines`, { sku: "cola", quantity: 1.5 }, {}, 400, "REQUEST_INVALID"],
    [`${at}/lines`, { sku: "gold", quantity: 1 }, {}, 404, "PRODUCT_UNKNOWN"],
    [`${at}/tray`, "A text file, called photo.jpg", jpeg, 415, "IMAGE_UNREADABLE"],
    [
      `${at}/tray`,
      "<svg/>",
      { headers: { "content-type": "image/svg+xml" } },
      415,
      "IMAGE_UNREADABLE",
    ],
    [`${at}/tray`, "x".repeat(13 * 1024 * 1024), jpeg, 413, "IMAGE_TOO_LARGE"],
    [`${at}/payments`, { method: "cash", amount: -5 }, {}, 400, "REQUEST_INVALID"],
    ["/api/v1/baskets/none/scans", { code: "1" }, {}, 404, "BASKET_NOT_FOUND"],
  ];
  for (const [path, body, options, status, code] of cases) {
    const answer = await core.ask("POST", path, body, options);
    expect(answer.body, `${path} ${String(body).slice(0, 40)}`).toMatchObject({ status, code });
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(Object.keys(answer.body["messages"] ?? {})).toEqual(["zh-CN", "en"]);
  }
  expect((await core.ask("GET", "/healthz")).body).toEqual({ status: "ok" });
});

test.each(["IMAGE_TOO_LARGE", "VISION_UNAVAILABLE"] as const)(
  "what the eyes refuse as %s reaches the screen as such, and barcodes still work",
  async (code) => {
    const blind = {
      ...literalVision,
      recognise: () => Promise.reject(new OperatingError(code)),
    };
    const core = await runningCore({ vision: blind });
    const opened = await core.ask("POST", "/api/v1/baskets", { kiosk: "k1" });
    const at = `/api/v1/baskets/${String(opened.body["id"])}`;
    expect((await core.ask("POST", `${at}/tray`, "cola", jpeg)).body).toMatchObject({ code });
    const scanned = await core.ask("POST", `${at}/scans`, { code: "9520000000011" });
    expect(scanned.body["lines"]).toHaveLength(1);
  },
);

test("files outside the screens cannot be reached, and headers forbid everything foreign", async () => {
  const core = await runningCore({ screens: new URL("../../kiosk", import.meta.url).pathname });
  for (const path of ["/assets/..%2f..%2fpackage.json", "/assets/%2e%2e/%2e%2e/package.json"])
    expect([400, 404]).toContain((await core.ask("GET", path)).status);
  const page = await core.ask("GET", "/staff");
  expect(page.status).toBe(200);
  const policy = page.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
  expect(page.headers.get("x-content-type-options")).toBe("nosniff");
  const picture = await core.ask("GET", "/api/v1/products/cola/picture");
  expect(picture.body).toMatchObject({ status: 404, code: "NOT_FOUND" });
});

test("other sites' pages and rebound names are turned away, also from the live line", async () => {
  const core = await runningCore();
  const refused = { status: 403, code: "ORIGIN_REFUSED" };
  const foreign = { headers: { origin: "http://evil.example" } };
  const crossSite = { headers: { "sec-fetch-site": "cross-site" } };
  for (const options of [foreign, crossSite])
    expect(
      (await core.ask("POST", "/api/v1/baskets", { kiosk: "k1" }, options)).body,
    ).toMatchObject(refused);
  expect(await rawStatus(core.url, "GET /api/v1/kiosk", "Host: evil.example")).toBe(403);
  const upgrade =
    "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
  const { host } = new URL(core.url);
  const evil = `Host: ${host}\r\nOrigin: http://evil.example\r\n${upgrade}`;
  expect(await rawStatus(core.url, "GET /api/v1/live", evil)).toBe(403);
  const own = `Host: ${host}\r\nOrigin: ${core.url}\r\n${upgrade}`;
  expect(await rawStatus(core.url, "GET /api/v1/live", own)).toBe(101);
});

/** The status of a request whose headers no ordinary client would send. */
function rawStatus(url: string, request: string, headers: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const { port, hostname } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.once("error", reject);
    socket.once("data", (data) => {
      socket.destroy();
      resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(data.toString("latin1"))?.[1]));
    });
    socket.write(`${request} HTTP/1.1\r\n${headers}\r\n\r\n`);
  });
}
