/**
 * The months from the one of `since` to the one of `now`, newest first, as `YYYY-MM` by the calendar of a time zone; at
 * most `limit`.
 */
export function statementMonths(since: string, now: string, timeZone: string, limit = 36): string[] {
  const format = new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", timeZone });
  const monthOf = (instant: string): { year: number; month: number } => {
    const parts = format.formatToParts(new Date(instant));
    const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
    return { year: part("year"), month: part("month") };
  };
  const first = monthOf(since);
  const last = monthOf(now);
  const count = (last.year - first.year) * 12 + last.month - first.month + 1;
  return Array.from({ length: Math.max(0, Math.min(count, limit)) }, (_, back) => {
    const index = last.year * 12 + last.month - 1 - back;
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
  });
}

/** A month's name for a reader, e.g. "November 2026". */
export function monthName(month: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}
