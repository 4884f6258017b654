import { locales, type Locale } from "../../edge/domain/locale.ts";

const memoryKey = "tillbox.locale";

/** The language that somebody chose on this device; undefined when nobody has. */
export function rememberedLocale(memory: Pick<Storage, "getItem">): Locale | undefined {
  const kept = memory.getItem(memoryKey);
  return locales.find((locale) => locale === kept);
}

export function rememberLocale(memory: Pick<Storage, "setItem">, locale: Locale): void {
  memory.setItem(memoryKey, locale);
}
