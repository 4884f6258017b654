/** Days of a month; month 1 to 12. */
function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/**
 * A GS1 date YYMMDD as YYYY-MM-DD. Day 00 is the last day of the month. A two-digit year more than
 * 50 ahead of the present one belongs to the last century, one 50 or more behind it to the next.
 *
 * @param year the present year.
 * @returns undefined when there is no such day.
 * @see GS1 General Specifications 7.12
 */
export function gs1Date(yymmdd: string, year: number): string | undefined {
  if (!/^\d{6}$/.test(yymmdd)) return undefined;
  const twoDigits = Number(yymmdd.slice(0, 2));
  const ahead = twoDigits - (year % 100);
  const century = Math.floor(year / 100) + (ahead >= 51 ? -1 : ahead <= -50 ? 1 : 0);
  const fullYear = century * 100 + twoDigits;
  const month = Number(yymmdd.slice(2, 4));
  const days = daysIn(fullYear, month);
  const day = Number(yymmdd.slice(4)) || days;
  if (days === 0 || day > days) return undefined;
  return `${fullYear}-${yymmdd.slice(2, 4)}-${String(day).padStart(2, "0")}`;
}
