import type { Locale } from "../../edge/domain/locale.ts";

/**
 * The words of one screen application in the language that is chosen now. A catalogue is a plain
 * object of texts and of functions that build a text; every language has the same keys and the same
 * parameters, which the type checks.
 */
export class Language<Texts> {
  locale = $state<Locale>("zh-CN");

  readonly #texts: Readonly<Record<Locale, Texts>>;
  #home: Locale;

  constructor(texts: Readonly<Record<Locale, Texts>>, home: Locale) {
    this.#texts = texts;
    this.#home = home;
    this.locale = home;
  }

  /** The catalogue to read from: `language.t.pay`, `language.t.itemCount(3)`. */
  get t(): Texts {
    return this.#texts[this.locale];
  }

  /** What the screen offers to switch to. */
  get other(): Locale {
    return this.locale === "zh-CN" ? "en" : "zh-CN";
  }

  switchOver(): void {
    this.locale = this.other;
  }

  /** The shop's own language, to which a kiosk returns after each customer. */
  settle(home: Locale): void {
    this.#home = home;
    this.locale = home;
  }

  reset(): void {
    this.locale = this.#home;
  }
}

/** English takes another word for one: `plural(1, "item", "items")` is "1 item". */
export function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** What each language is called in itself. */
export const languageNames: Readonly<Record<Locale, string>> = { "zh-CN": "中文", en: "English" };
