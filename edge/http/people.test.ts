import { expect, test } from "vitest";
import { runningCore } from "../testing/running-core.ts";

test("a person signs in with the PIN that was answered once, and out again", async () => {
  const core = await runningCore();
  const grant = { name: "陈静", role: "manager" };
  const added = await core.ask("POST", "/api/v1/users", grant, { as: core.system });
  const pin = String(added.body["pin"]);
  expect(pin).toMatch(/^\d{6}$/);
  const twice = await core.ask("POST", "/api/v1/users", grant, { as: core.system });
  expect(twice.body).toMatchObject({ status: 409, code: "NAME_TAKEN" });

  const signedIn = await core.ask("POST", "/api/v1/session", { name: "陈静", pin });
  expect(signedIn.body).toMatchObject({ name: "陈静", role: "manager", store: "s001" });
  const cookie = signedIn.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(/^tillbox_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age/);
  const headers = { cookie: cookie.split(";")[0] ?? "" };
  const today = () => core.ask("GET", "/api/v1/reports/today", undefined, { headers });
  expect((await today()).status).toBe(200);

  const hq = { name: "Boss", role: "hq" };
  const refused = await core.ask("POST", "/api/v1/users", hq, { headers });
  expect(refused.body).toMatchObject({ code: "FORBIDDEN", detail: "hq" });
  const list = await core.ask("GET", "/api/v1/users", undefined, { headers });
  expect(list.text).not.toContain("scrypt");

  await core.ask("DELETE", "/api/v1/session", undefined, { headers });
  expect((await today()).status).toBe(403);
});

test("a console that nobody touches for two hours asks for the PIN again", async () => {
  const core = await runningCore();
  const grant = { name: "Ma", role: "cashier", pin: "135790" };
  await core.ask("POST", "/api/v1/users", grant, { as: core.system });
  const signedIn = await core.ask("POST", "/api/v1/session", { name: "Ma", pin: "135790" });
  const headers = { cookie: signedIn.headers.get("set-cookie")?.split(";")[0] ?? "" };
  const role = async () =>
    String((await core.ask("GET", "/api/v1/session", undefined, { headers })).body["role"]);
  core.clock.advance(100 * 60_000);
  expect(await role()).toBe("cashier");
  core.clock.advance(100 * 60_000);
  expect(await role()).toBe("cashier");
  core.clock.advance(121 * 60_000);
  expect(await role()).toBe("customer");
});

test("wrong PINs lock the name for a doubling time, also across a restart", async () => {
  const core = await runningCore();
  const grant = { name: "Ma", role: "cashier", pin: "135790" };
  await core.ask("POST", "/api/v1/users", grant, { as: core.system });
  const tryPin = async (pin: string, name = "Ma") =>
    (await core.ask("POST", "/api/v1/session", { name, pin })).body;
  for (let turn = 0; turn < 3; turn += 1)
    expect(await tryPin("000000")).toMatchObject({ status: 401, code: "LOGIN_REFUSED" });
  expect(await tryPin("135790")).toMatchObject({ status: 429, code: "LOGIN_LOCKED" });
  await core.restart();
  expect(await tryPin("135790")).toMatchObject({ code: "LOGIN_LOCKED" });
  core.clock.advance(31_000);
  expect(await tryPin("000000")).toMatchObject({ code: "LOGIN_REFUSED" });
  core.clock.advance(31_000);
  expect(await tryPin("135790")).toMatchObject({ code: "LOGIN_LOCKED" });
  core.clock.advance(31_000);
  expect(await tryPin("135790")).toMatchObject({ role: "cashier" });
  expect(await tryPin("135790", "Nobody")).toMatchObject({ code: "LOGIN_REFUSED" });
});

test("keys and devices get secrets that are answered once; a new one ends the old", async () => {
  const core = await runningCore();
  const as = core.system;
  const key = async () =>
    String(
      (await core.ask("POST", "/api/v1/keys", { name: "erp", role: "stock" }, { as })).body["key"],
    );
  const first = await key();
  expect(first).toMatch(/^tbx_[\w-]{43}$/);
  expect((await core.ask("GET", "/api/v1/stock", undefined, { as: first })).status).toBe(200);
  const second = await key();
  expect((await core.ask("GET", "/api/v1/stock", undefined, { as: first })).status).toBe(401);
  expect((await core.ask("GET", "/api/v1/stock", undefined, { as: second })).status).toBe(200);

  const device = { id: "A03-2", kind: "scale" };
  const added = await core.ask("POST", "/api/v1/devices", device, { as });
  expect(added.body).toMatchObject(device);
  expect(added.body["secret"]).toMatch(/^[\w-]{43}$/);
  const list = await core.ask("GET", "/api/v1/devices", undefined, { as });
  expect(list.body["items"]).toEqual([
    { id: "A03-2", kind: "scale", online: false, lastSeenAt: null },
  ]);
});
