import type { BasketView, KioskView, LiveMessage, SaleView } from "../../edge/contract/http.ts";
import type { Localised } from "../../edge/domain/locale.ts";
import { readPaymentCode } from "../../edge/domain/codes/payment-code.ts";
import { ApiProblem } from "../api/problem.ts";
import type { Language } from "../text/language.svelte.ts";
import type { OutlineOf } from "./camera/eye.svelte.ts";
import type { Comfort } from "./comfort.svelte.ts";
import { Countdown } from "./countdown.svelte.ts";
import type { Goods } from "./goods.svelte.ts";
import { Patience } from "./patience.svelte.ts";
import { Paying } from "./paying.svelte.ts";
import type { PayMethod, Shop } from "./shop.ts";
import { dueOf, helpCallOf, isPayable, unknownItems, type SeenTray } from "./slip.ts";
import type { CheckoutTexts } from "./texts.zh-CN.ts";
import type { World } from "./world.ts";

export type Screen =
  | "starting"
  | "closed"
  | "idle"
  | "tray"
  | "choose"
  | "search"
  | "pay"
  | "member"
  | "waiting"
  | "counter"
  | "paid"
  | "help";

export type Sheet = "access" | "cancel" | "line";

/** What the till needs of the camera. */
export interface TrayEye {
  lookAgain(): void;
  rememberEmpty(): void;
  waitUntilCleared(): void;
}

export interface TillParts {
  readonly shop: Shop;
  readonly world: World;
  readonly goods: Goods;
  readonly language: Language<CheckoutTexts>;
  readonly comfort: Comfort;
  readonly eye: TrayEye;
}

const againMs = 2000;
/** The page after payment ends by itself, with nothing printed. */
const paidForMs = 20_000;
/** The number for the counter stays long enough to be read and remembered. */
const counterForMs = 45_000;

/** Screens on which a customer is in the middle of something. */
const busy: readonly Screen[] = ["tray", "choose", "search", "pay", "member"];
/** Screens on which the tray still counts. */
const watching: readonly Screen[] = ["idle", "tray", "choose", "search", "pay"];

/** One customer after another: what is on the tray, what it costs, and which page shows it. */
export class Till {
  screen = $state<Screen>("starting");
  sheet = $state<Sheet | undefined>(undefined);
  kiosk = $state.raw<KioskView | undefined>(undefined);
  basket = $state.raw<BasketView | undefined>(undefined);
  tray = $state.raw<SeenTray | undefined>(undefined);
  sale = $state.raw<SaleView | undefined>(undefined);
  /** What has just happened that the customer must read. */
  notice = $state.raw<Localised | undefined>(undefined);
  isVisionAway = $state(false);
  /** The slip came back from the counter as it was: the tray, maybe packed by now, no longer counts. */
  isSlipFixed = $state(false);
  /** The line that is being corrected. */
  lineId = $state("");
  receipt = $state<"asked" | "printing" | "failed">("asked");

  readonly paying: Paying;
  readonly patience: Patience;
  readonly countdown: Countdown;
  readonly isPayable = $derived(isPayable(this.basket));
  readonly helpCall = $derived(helpCallOf(this.basket));
  readonly line = $derived(this.basket?.lines.find((each) => each.id === this.lineId));

  readonly #parts: TillParts;
  #turn: Promise<unknown> = Promise.resolve();
  #before: Screen = "idle";
  /** A basket whose goods have moved on to another: its end is no news. */
  #left = "";

  constructor(parts: TillParts) {
    this.#parts = parts;
    this.countdown = new Countdown(parts.world);
    this.patience = new Patience(parts.world, () => void this.cancel());
    this.paying = new Paying(parts.shop, parts.world, {
      onBasket: (basket) => (this.basket = basket),
      onPaid: (sale) => this.#thank(sale),
      onFailed: () => this.show("pay"),
    });
  }

  /** Whether a picture of the tray is wanted now. */
  get wantsLooks(): boolean {
    if (this.isSlipFixed || !watching.includes(this.screen)) return false;
    return (this.basket?.state ?? "open") === "open";
  }

  show(screen: Screen): void {
    this.screen = screen;
    this.notice = undefined;
    this.patience.watch(busy.includes(screen));
  }

  /** Learns what it must know, again and again until the box answers. */
  async start(): Promise<void> {
    const { shop, goods, language, world } = this.#parts;
    try {
      this.kiosk = await shop.kiosk();
      goods.all = await shop.products();
      language.settle(this.kiosk.locale);
      if (this.screen === "starting" || this.screen === "closed") this.finish();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.screen = "closed";
      world.after(againMs, () => void this.start());
    }
  }

  /** The line to the box is up again: whatever was missed is read. */
  async catchUp(): Promise<void> {
    await this.start();
    const { basket } = this;
    if (basket === undefined) return;
    await this.#do(async () => this.#take(await this.#parts.shop.readBasket(basket.id)));
  }

  hear(message: LiveMessage): void {
    if (message.type === "payment") this.paying.take(message.answer);
    if (message.type !== "basket" || message.basket.id === this.#left) return;
    if (message.basket.id === this.basket?.id) this.#take(message.basket);
  }

  /** A picture of a tray at rest. @returns whether it was looked at. */
  async look(picture: Blob, outlineOf: OutlineOf): Promise<boolean> {
    let wasLookedAt = false;
    await this.#do(async () => {
      const { shop, eye } = this.#parts;
      const seen = await shop.look(await this.#open(), picture);
      wasLookedAt = true;
      this.isVisionAway = false;
      const { detections, picture: size } = seen;
      const outlines = detections.map(({ box }) => outlineOf(box, size));
      this.tray = { detections, picture: size, outlines };
      if (seen.detections.length === 0) eye.rememberEmpty();
      else if (this.screen === "idle") this.show("tray");
      this.#take(seen);
      this.patience.signOfLife();
    });
    return wasLookedAt;
  }

  /** A code from the scanner, whatever page is open. */
  async scan(code: string): Promise<void> {
    if (this.screen === "waiting" || this.sheet !== undefined) return;
    if (this.screen === "paid" || this.screen === "counter") this.finish();
    const isPayCode = readPaymentCode(code).length > 0;
    if (isPayCode && this.isPayable && (this.screen === "pay" || this.screen === "tray")) {
      await this.pay("qr", code);
      return;
    }
    await this.#do(async () => this.#added(await this.#parts.shop.scan(await this.#open(), code)));
  }

  /** Goods that the customer has named by hand. */
  async add(sku: string): Promise<void> {
    const quantity = this.#parts.goods.quantityOfOne(sku);
    await this.#do(async () =>
      this.#added(await this.#parts.shop.addLine(await this.#open(), sku, quantity)),
    );
  }

  /** @param quantity pieces or grams; 0 removes the line. */
  async changeLine(line: string, quantity: number): Promise<void> {
    const { shop } = this.#parts;
    await this.#do(async () => {
      const basket = await this.#open();
      const change =
        quantity > 0 ? shop.changeLine(basket, line, quantity) : shop.removeLine(basket, line);
      this.#take(await change);
    });
  }

  correct(line: string): void {
    this.lineId = line;
    this.sheet = "line";
  }

  /** The customer says what the unknown items are: among likely ones, or by looking them up. */
  nameUnknown(): void {
    this.show(unknownItems(this.tray).length > 0 ? "choose" : "search");
  }

  async pay(method: PayMethod, code = ""): Promise<void> {
    const { basket } = this;
    if (basket === undefined || !this.isPayable) return;
    this.show("waiting");
    await this.paying.start(basket, method, code);
  }

  /** Cash: the slip goes to the counter, the customer with its number. */
  async park(): Promise<void> {
    await this.#do(async () => {
      this.#take(await this.#parts.shop.park(await this.#open()));
      this.#parts.eye.waitUntilCleared();
      this.show("counter");
      this.countdown.start(counterForMs, () => this.finish());
    });
  }

  /** Back from the counter's number to the ways to pay: the same goods on a new slip. */
  async unpark(): Promise<void> {
    const { shop } = this.#parts;
    const parked = this.basket;
    if (parked === undefined || this.kiosk === undefined) return;
    this.countdown.stop();
    const { kiosk } = this.kiosk;
    this.#left = parked.id;
    await this.#do(async () => {
      await shop.cancel(parked.id);
      let basket = await shop.openBasket(kiosk);
      for (const { sku, quantity } of parked.lines)
        basket = await shop.addLine(basket.id, sku, quantity);
      this.isSlipFixed = true;
      this.#take(basket);
      this.show("pay");
    });
  }

  async callHelp(): Promise<void> {
    this.sheet = undefined;
    if (this.screen !== "help") this.#before = this.screen;
    await this.#do(async () => {
      this.#take(await this.#parts.shop.callHelp(await this.#open()));
      this.show("help");
    });
  }

  /** Staff may still come; the customer goes on meanwhile. */
  leaveHelp(): void {
    const hasSlip = (this.basket?.lines.length ?? 0) > 0;
    this.show(this.#before === "idle" && hasSlip ? "tray" : this.#before);
  }

  /** Gives the slip up. Payments that began are taken back first by the box. */
  async cancel(): Promise<void> {
    this.sheet = undefined;
    const { basket } = this;
    if (basket === undefined) {
      this.finish();
      return;
    }
    await this.#do(async () => {
      await this.#parts.shop.cancel(basket.id);
      this.finish();
    });
  }

  async print(): Promise<void> {
    if (this.sale === undefined) return;
    this.receipt = "printing";
    try {
      await this.#parts.shop.print(this.sale.id, this.#parts.language.locale);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.receipt = "failed";
    }
  }

  /** Ready for the next customer: the shop's own language, no mode, nothing remembered. */
  finish(): void {
    this.countdown.stop();
    this.paying.forget();
    this.#parts.language.reset();
    this.#parts.comfort.reset();
    if (this.tray !== undefined && this.tray.detections.length > 0)
      this.#parts.eye.waitUntilCleared();
    this.basket = undefined;
    this.tray = undefined;
    this.sale = undefined;
    this.sheet = undefined;
    this.receipt = "asked";
    this.isSlipFixed = false;
    this.#before = "idle";
    this.show("idle");
  }

  #thank(sale: SaleView): void {
    this.sale = sale;
    this.show("paid");
    this.countdown.start(paidForMs, () => this.finish());
  }

  #added(basket: BasketView): void {
    this.#take(basket);
    if (this.screen !== "tray") this.show("tray");
    this.patience.signOfLife();
  }

  /** The box has the last word on the slip. */
  #take(basket: BasketView): void {
    this.basket = basket;
    this.notice = undefined;
    if (basket.state === "cancelled") this.finish();
    else if (this.screen === "pay" && !this.isPayable && basket.state === "open") this.show("tray");
    else if (this.screen === "help" && this.helpCall === undefined) this.leaveHelp();
    else if (basket.state === "paid" && this.screen === "counter") this.finish();
  }

  /** The basket of this customer; the first need opens it. */
  async #open(): Promise<string> {
    if (this.basket !== undefined) return this.basket.id;
    this.basket = await this.#parts.shop.openBasket(this.kiosk?.kiosk ?? "");
    return this.basket.id;
  }

  /** One request after another, so that no old answer overtakes a new one. */
  #do(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(work).catch((error: unknown) => this.#fail(error));
    this.#turn = turn;
    return turn;
  }

  #fail(error: unknown): void {
    if (!(error instanceof ApiProblem)) throw error;
    if (error.code === "VISION_UNAVAILABLE") this.isVisionAway = true;
    else if (error.code === "BASKET_NOT_FOUND" || error.code === "BASKET_CLOSED") this.finish();
    else this.notice = error.messages;
  }
}

/** What the main key asks for. Minor units. */
export function amountToPay(basket: BasketView | undefined): number {
  return basket === undefined ? 0 : dueOf(basket);
}
