import type { Locale } from "../../edge/domain/locale.ts";

/** The hour, 0 to 23, that an instant has by the shop's clock. */
export function hourOf(at: string, timeZone: string): number {
  const format = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", hourCycle: "h23", timeZone });
  return Number(format.format(new Date(at)));
}

/** A business day is a date without a clock, so it is read and written in UTC. */
function dayFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const language = locale === "en" ? "en-GB" : locale;
  return new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" });
}

/** "11 月 22 日，周日", "Sunday 22 November". @param day YYYY-MM-DD. */
export function dayTitle(day: string, locale: Locale): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (locale === "en")
    return dayFormat(locale, { weekday: "long", day: "numeric", month: "long" })
      .format(date)
      .replace(",", "");
  const month = date.getUTCMonth() + 1;
  return `${month} 月 ${date.getUTCDate()} 日，${weekday(day, locale)}`;
}

/** "周日", "Sunday". @param day YYYY-MM-DD. */
export function weekday(day: string, locale: Locale): string {
  const width = locale === "en" ? "long" : "short";
  return dayFormat(locale, { weekday: width }).format(new Date(`${day}T00:00:00Z`));
}
