import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Page } from "playwright-core";
import { composeTray } from "../../deploy/demo/trays/compose-tray.ts";
import { startBox, type Box } from "../../edge/scenarios/box.ts";
import { openBrowser, type CameraBrowser } from "./browser.ts";

const bought = ["oolong-500", "milk-fresh-950", "chips-cucumber-70"];

let box: Box;
let kiosk: CameraBrowser;

beforeAll(async () => {
  box = await startBox();
  const { jpeg } = await composeTray(7, bought, { width: 1_280, height: 720, isUpright: true });
  kiosk = await openBrowser([jpeg, jpeg]);
});

afterAll(async () => {
  await kiosk.close();
  await box.stop();
});

async function open(
  path: string,
  port: "HTTP" | "HQ" | "DEMO",
  size: [number, number],
): Promise<Page> {
  const context = await kiosk.browser.newContext({
    viewport: { width: size[0], height: size[1] },
    locale: "zh-CN",
  });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${box.ports[port]}${path}`);
  return page;
}

/** The customer's phone: pays whatever waits. */
async function payByPhone(): Promise<void> {
  const phone = await open("/pay", "DEMO", [390, 844]);
  await phone.locator("li.waiting a").first().click();
  await phone.getByRole("button", { name: /付款/ }).click();
  await phone.context().close();
}

test("from the tray to headquarters: seen, priced, paid by QR code, printed, told", async () => {
  const page = await open("/", "HTTP", [1_080, 1_920]);
  const pay = page.getByRole("button", { name: /^付款/ });
  await pay.waitFor({ timeout: 30_000 });
  await page.getByText("无糖乌龙茶").first().waitFor();
  await pay.click();
  await page.getByRole("button", { name: /我扫屏幕|扫屏幕/ }).click();
  await vi.waitFor(payByPhone, { timeout: 20_000, interval: 500 });
  await page.getByText("付好了").first().waitFor({ timeout: 20_000 });

  const { items } = (await (await box.ask("/api/v1/sales?limit=1")).json()) as {
    items: { id: string; receipt: string; lines: { sku: string }[] }[];
  };
  const [sale] = items;
  expect(sale?.lines.map((line) => line.sku).sort()).toEqual([...bought].sort());

  await vi.waitFor(async () => {
    const answer = await box.ask(`/api/v1/sales/s001/${sale?.id ?? ""}`, {}, "HQ");
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ receipt: sale?.receipt });
  }, 5_000);
  const paper = await open("/paper", "DEMO", [800, 900]);
  await paper
    .getByText(sale?.receipt ?? "-")
    .first()
    .waitFor({ timeout: 10_000 });
});

test("a shelf that runs low calls staff, is taken on, and closes when it is full again", async () => {
  const staff = await open("/staff", "HTTP", [390, 844]);
  await signIn(staff, "陈川", "220022");
  const { shelves } = (await (await fetch(`http://127.0.0.1:${box.ports.DEMO}/floor`)).json()) as {
    shelves: { shelf: { id: string; minimum: number }; pieces: number }[];
  };
  const target = shelves.find(({ shelf, pieces }) => pieces > shelf.minimum)!;
  const floor = (verb: string) =>
    fetch(`http://127.0.0.1:${box.ports.DEMO}/floor/${target.shelf.id}/${verb}`, {
      method: "POST",
    });
  await floor("restock");
  const rows = staff.getByText(target.shelf.id).first();
  const takenAt = performance.now();
  for (let left = 100; left >= target.shelf.minimum; left -= 1)
    if ((await floor("take")).status !== 200) break;
  await rows.waitFor({ timeout: 20_000 });
  console.log(
    `alert on the staff page ${Math.round(performance.now() - takenAt)} ms after the first piece was taken`,
  );

  await staff
    .getByRole("button", { name: /我来补/ })
    .first()
    .click();
  await floor("restock");
  await vi.waitFor(async () => {
    const open = (await (await box.ask("/api/v1/alerts?state=open,accepted")).json()) as {
      items: { place: string }[];
    };
    expect(open.items.map((alert) => alert.place)).not.toContain(target.shelf.id);
  }, 20_000);
});

async function signIn(page: Page, name: string, pin: string): Promise<void> {
  await page.getByRole("textbox").first().fill(name);
  for (const digit of pin)
    await page.getByRole("button", { name: digit, exact: true }).first().click();
  const go = page.getByRole("button", { name: /登录|进入/ });
  if (await go.isVisible()) await go.click();
}
