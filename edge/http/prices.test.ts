import { expect, test } from "vitest";
import { runningCore, type TestCore } from "../testing/running-core.ts";

const tea = {
  sku: "tea",
  names: { "zh-CN": "绿茶", en: "Green tea" },
  size: "500 mL",
  category: "food",
  soldBy: "piece",
  price: 500,
  vatBasisPoints: 1300,
  barcodes: ["09520000000035"],
};

const at = (core: TestCore, afterMs: number) => new Date(core.clock.now() + afterMs).toISOString();

const ask = (core: TestCore, method: string, path: string, body?: object) =>
  core.ask(method, `/api/v1/${path}`, body, { as: core.system });

test("a future price switches on at its own time", async () => {
  const core = await runningCore();
  const from = at(core, 60_000);
  const set = await ask(core, "POST", "prices", { sku: "cola", price: 390, from });
  expect([set.status, set.body]).toEqual([
    201,
    { sku: "cola", price: 390, forMembers: false, from, holds: false },
  ]);
  const price = async () => (await ask(core, "GET", "products/cola")).body["price"];
  expect(await price()).toBe(350);
  core.clock.advance(59_999);
  expect(await price()).toBe(350);
  core.clock.advance(1);
  expect(await price()).toBe(390);
  const { items } = await ask(core, "GET", "prices?sku=cola");
  expect(items.map((row) => [row["price"], row["holds"]])).toEqual([
    [390, true],
    [350, false],
  ]);
  expect((await ask(core, "GET", "prices?sku=gold")).body["code"]).toBe("PRODUCT_UNKNOWN");
});

test("a member's price begins and ends by its own rows", async () => {
  const core = await runningCore();
  const forMembers = { sku: "cola", forMembers: true };
  await ask(core, "POST", "prices", { ...forMembers, price: 300 });
  await ask(core, "POST", "prices", { ...forMembers, price: null, from: at(core, 5_000) });
  expect((await ask(core, "GET", "products/cola")).body["memberPrice"]).toBe(300);
  core.clock.advance(5_000);
  expect((await ask(core, "GET", "products/cola")).body["memberPrice"]).toBeUndefined();
  const refused = await ask(core, "POST", "prices", { sku: "cola", price: null });
  expect(refused.body["code"]).toBe("REQUEST_INVALID");
});

test("a case and its pieces are one product: the case's code sells what is in it", async () => {
  const core = await runningCore();
  const packs = [
    { level: "inner", pieces: 6, barcodes: ["19520000000032"] },
    { level: "case", pieces: 24, barcodes: ["29520000000039"] },
  ];
  const order = { level: "case", minimum: 2 };
  const kept = await ask(core, "POST", "products", { ...tea, packs, order });
  expect([kept.status, kept.body["packs"]]).toEqual([201, packs]);
  const opened = await core.ask("POST", "/api/v1/baskets", { kiosk: "k1" });
  const scans = `/api/v1/baskets/${String(opened.body["id"])}/scans`;
  await core.ask("POST", scans, { code: "29520000000039" });
  const more = await core.ask("POST", scans, { code: "9520000000035" });
  expect(more.body).toMatchObject({ lines: [{ sku: "tea", quantity: 25 }] });
  const wrong = {
    ...tea,
    sku: "tea2",
    barcodes: [],
    packs: [packs[0], { ...packs[1], pieces: 20 }],
  };
  expect((await ask(core, "POST", "products", wrong)).body).toMatchObject({
    code: "REQUEST_INVALID",
    detail: "packs: a case holds whole inners",
  });
  const taken = { ...tea, sku: "tea3", barcodes: ["29520000000039"] };
  expect((await ask(core, "POST", "products", taken)).body["detail"]).toMatch(/belongs to tea/);
});

test("names are written by one rule, and a name that may be a second one is pointed out", async () => {
  const core = await runningCore();
  await ask(core, "POST", "products", tea);
  const again = { ...tea, sku: "tea-b", barcodes: [], names: { "zh-CN": " 绿　茶 ", en: "TEA" } };
  const kept = await ask(core, "POST", "products", { ...again, size: "５００毫升" });
  expect(kept.body).toMatchObject({
    names: { "zh-CN": "绿 茶" },
    alike: [{ sku: "tea", name: "绿茶" }],
  });
  const other = { ...tea, sku: "tea-c", barcodes: [], size: "1 L" };
  expect((await ask(core, "POST", "products", other)).body["alike"]).toEqual([]);
});

test("a class of tax decides the rate by the day", async () => {
  const core = await runningCore();
  const day = (offset: number) => new Date(core.clock.now() + offset * 86_400_000).toISOString();
  const rates = [
    { validFrom: "2020-01-01", kind: "taxed", basisPoints: 900, source: "law" },
    { validFrom: day(2).slice(0, 10), kind: "exempt", basisPoints: 0, source: "other law" },
  ];
  const names = { "zh-CN": "茶", en: "Tea" };
  const set = await ask(core, "POST", "tax-classes", { id: "tea", names, rates });
  expect(set.status).toBe(201);
  await ask(core, "POST", "products", { ...tea, taxClass: "tea" });
  const rate = async () => (await ask(core, "GET", "products/tea")).body;
  expect(await rate()).toMatchObject({ vatBasisPoints: 900, tax: { class: "tea", kind: "taxed" } });
  core.clock.advance(2 * 86_400_000);
  expect(await rate()).toMatchObject({ vatBasisPoints: 0, tax: { kind: "exempt" } });
  const { items } = await ask(core, "GET", "tax-classes");
  expect(items.map((each) => each["id"])).toEqual(
    expect.arrayContaining(["standard", "reduced", "exempt", "small-scale", "tea"]),
  );
  const wrong = { id: "tea", names, rates: [rates[0], rates[0]] };
  expect((await ask(core, "POST", "tax-classes", wrong)).body["code"]).toBe("REQUEST_INVALID");
  const stray = { ...tea, sku: "tea2", barcodes: [], taxClass: "none" };
  expect((await ask(core, "POST", "products", stray)).body["detail"]).toMatch(/taxClass/);
});

test("suppliers have a lead time and a smallest order", async () => {
  const core = await runningCore();
  const supplier = {
    id: "hill",
    names: { "zh-CN": "山地", en: "Hill" },
    leadTimeDays: 3,
    minimumOrder: 20_000,
  };
  expect((await ask(core, "POST", "suppliers", supplier)).status).toBe(201);
  expect((await ask(core, "GET", "suppliers")).items).toMatchObject([supplier, { id: "sup" }]);
  expect((await ask(core, "POST", "products", { ...tea, supplier: "hill" })).status).toBe(201);
});

test("a word of a name finds it, in both languages, from its beginning on", async () => {
  const core = await runningCore();
  await ask(core, "POST", "products", tea);
  const found = async (text: string) =>
    (await ask(core, "GET", `products?text=${encodeURIComponent(text)}`)).items.map(
      (row) => row["sku"],
    );
  for (const text of ["茶", "绿茶", "gre", "TEA", "tea gre", "500 ml", "0952000000003"])
    expect([text, await found(text)]).toEqual([text, ["tea"]]);
  for (const text of ["红茶", "reen", '"', "tea -x", "*"])
    expect([text, await found(text)]).toEqual([text, []]);
});
