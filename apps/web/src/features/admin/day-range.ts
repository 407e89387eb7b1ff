/** A day of the calendar as a date field gives it, `YYYY-MM-DD`; empty for none. */
export type CalendarDay = string;

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

/** The first instant of a day by the browser's clock, ISO 8601; undefined for none or nonsense. */
export function startOfDay(day: CalendarDay): string | undefined {
  const start = isDay(day) ? new Date(`${day}T00:00:00`) : null;
  return start && !Number.isNaN(start.getTime()) ? start.toISOString() : undefined;
}

/** The first instant after a day, which may be 23, 24 or 25 hours later. */
export function endOfDay(day: CalendarDay): string | undefined {
  const start = startOfDay(day);
  if (start === undefined) return undefined;
  const next = new Date(start);
  next.setDate(next.getDate() + 1);
  return next.toISOString();
}

/** The day of an instant by the browser's clock. */
export function dayOf(atMs: number): CalendarDay {
  const at = new Date(atMs);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
