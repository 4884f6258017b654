import { expect, test } from "vitest";
import { Language } from "../text/language.svelte.ts";
import { Comfort } from "./comfort.svelte.ts";
import { Goods } from "./goods.svelte.ts";
import { ManualWorld, settle } from "./testing/manual-world.ts";
import { oolong, refusal, SimulatedShop } from "./testing/simulated-shop.ts";
import { en } from "./texts.en.ts";
import { zhCN } from "./texts.zh-CN.ts";
import { Till } from "./till.svelte.ts";

const picture = new Blob(["x"]);
const noOutline = () => undefined;

async function openTill() {
  const shop = new SimulatedShop();
  const world = new ManualWorld();
  const goods = new Goods();
  const comfort = new Comfort();
  const language = new Language({ "zh-CN": zhCN, en }, "zh-CN");
  const eye = {
    seen: [] as string[],
    lookAgain: () => eye.seen.push("again"),
    rememberEmpty: () => eye.seen.push("empty"),
    waitUntilCleared: () => eye.seen.push("wait"),
  };
  const till = new Till({ shop, world, goods, language, comfort, eye });
  await till.start();
  return { till, shop, world, goods, comfort, language, eye };
}

async function openTillWithGoods() {
  const parts = await openTill();
  parts.shop.sees = [{ sku: oolong.sku }];
  await parts.till.look(picture, noOutline);
  return parts;
}

test("goods on the tray start the sale without a tap, an empty tray does not", async () => {
  const { till, shop, eye } = await openTill();
  expect(till.screen).toBe("idle");
  expect(await till.look(picture, noOutline)).toBe(true);
  expect([till.screen, eye.seen]).toEqual(["idle", ["empty"]]);
  shop.sees = [{ sku: oolong.sku }];
  await till.look(picture, noOutline);
  expect([till.screen, till.basket?.total, till.isPayable]).toEqual(["tray", 550, true]);
});

test("a scan starts the sale as well, and uses the same basket as the next one", async () => {
  const { till, shop } = await openTill();
  await till.scan("9521432100119");
  await till.scan("9521432100119");
  expect(till.screen).toBe("tray");
  expect(shop.asked.filter((each) => each === "open")).toHaveLength(1);
});

test("an unknown item must be named before anybody pays", async () => {
  const { till, shop } = await openTill();
  shop.sees = [{ sku: null, candidates: ["fuji-apple", "gala-apple"] }];
  await till.look(picture, noOutline);
  expect(till.isPayable).toBe(false);
  till.nameUnknown();
  expect(till.screen).toBe("choose");
  await till.add("fuji-apple");
  expect(shop.asked).toContain("add fuji-apple 206");
  expect([till.screen, till.isPayable]).toEqual(["tray", true]);
});

test("paying by the screen's code: waiting, then the news, then thanks, then the next customer", async () => {
  const { till, shop, world, comfort, language, eye } = await openTillWithGoods();
  till.show("pay");
  language.switchOver();
  comfort.largeText = true;
  await till.pay("qr");
  expect([till.screen, till.paying.payment?.qr]).toEqual(["waiting", "pay:1"]);
  till.hear({ type: "payment", basketId: "b1", answer: shop.answer("paid") });
  expect([till.screen, till.sale?.receipt]).toEqual(["paid", "S001-26-00000001"]);
  await world.pass(20_000);
  expect([till.screen, till.basket, language.locale, comfort.largeText]).toEqual([
    "idle",
    undefined,
    "zh-CN",
    false,
  ]);
  expect(eye.seen).toContain("wait");
});

test("lost news are asked for every two seconds", async () => {
  const { till, shop, world } = await openTillWithGoods();
  await till.pay("card");
  await world.pass(4_000);
  shop.payment = "paid";
  await world.pass(2_000);
  expect(till.screen).toBe("paid");
  expect(shop.asked.filter((each) => each === "read payment")).toHaveLength(3);
});

test("a payer's code at the scanner pays at once, from the tray too", async () => {
  const { till, shop } = await openTillWithGoods();
  await till.scan("134567890123456789");
  expect(shop.asked.at(-1)).toBe("pay qr 550 134567890123456789");
  expect([till.screen, till.paying.hasCode]).toEqual(["waiting", true]);
});

test("a declined payment says so and leaves every way open", async () => {
  const { till, shop } = await openTillWithGoods();
  shop.payment = "declined";
  await till.pay("qr");
  expect([till.screen, till.paying.lastEnd, till.paying.isOpen]).toEqual([
    "pay",
    "declined",
    false,
  ]);
});

test("a payment in doubt cannot be left, paid again or given up", async () => {
  const { till, shop } = await openTillWithGoods();
  shop.payment = "unknown";
  await till.pay("qr");
  expect([till.screen, till.paying.isInDoubt]).toEqual(["waiting", true]);
  await till.paying.giveUp();
  await till.pay("card");
  expect(shop.asked.filter((each) => each.startsWith("pay "))).toHaveLength(1);
  expect(shop.asked).not.toContain("cancel payment");
});

test("another way: the open payment is taken back first", async () => {
  const { till, shop } = await openTillWithGoods();
  await till.pay("qr");
  await till.paying.giveUp();
  expect(shop.asked).toContain("cancel payment");
  expect([till.screen, till.paying.lastEnd]).toEqual(["pay", "reversed"]);
});

test("cash: a number for the counter, and back to the ways to pay with the same goods", async () => {
  const { till, shop } = await openTillWithGoods();
  await till.park();
  expect([till.screen, till.basket?.parkNumber]).toEqual(["counter", 7]);
  await till.unpark();
  expect([till.screen, till.basket?.total, till.wantsLooks]).toEqual(["pay", 550, false]);
  expect(shop.asked).toContain("cancel b1");
});

test("ninety quiet seconds ask, and only then twenty-five more give the slip up", async () => {
  const { till, shop, world } = await openTillWithGoods();
  await world.pass(89_000);
  expect(till.patience.isAsking).toBe(false);
  await world.pass(1_000);
  expect([till.patience.isAsking, till.patience.countdown.secondsLeft]).toEqual([true, 25]);
  till.patience.signOfLife();
  await world.pass(89_000);
  expect(till.basket?.total).toBe(550);
  await world.pass(26_000);
  await settle();
  expect(shop.asked.at(-1)).toBe("cancel b1");
  expect(till.screen).toBe("idle");
});

test("help shows who comes and goes when staff have settled it", async () => {
  const { till, shop } = await openTillWithGoods();
  await till.callHelp();
  expect([till.screen, till.helpCall?.seenBy]).toEqual(["help", undefined]);
  const basket = {
    ...shop.basket!,
    interventions: [{ ...shop.basket!.interventions[0]!, seenBy: "王敏" }],
  };
  till.hear({ type: "basket", basket });
  expect(till.helpCall?.seenBy).toBe("王敏");
  till.hear({ type: "basket", basket: { ...basket, interventions: [] } });
  expect(till.screen).toBe("tray");
});

test("eyes that are away leave scanning and search", async () => {
  const { till, shop } = await openTill();
  shop.refuses = refusal("VISION_UNAVAILABLE", 503);
  expect(await till.look(picture, noOutline)).toBe(false);
  expect(till.isVisionAway).toBe(true);
  shop.refuses = undefined;
  await till.scan("9521432100119");
  expect(till.screen).toBe("tray");
});

test("a code that the shop does not have is said and changes nothing", async () => {
  const { till, shop } = await openTillWithGoods();
  shop.refuses = refusal("CODE_UNKNOWN", 404);
  await till.scan("123456");
  expect([till.notice?.en, till.basket?.total]).toEqual(["CODE_UNKNOWN", 550]);
});

test("a box that does not answer closes the kiosk until it does", async () => {
  const { till, shop, world } = await openTill();
  shop.refuses = refusal("UNREACHABLE", 0);
  await till.start();
  expect(till.screen).toBe("closed");
  shop.refuses = undefined;
  await world.pass(2_000);
  expect(till.screen).toBe("idle");
});
