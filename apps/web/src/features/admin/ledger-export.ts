import { type CalendarDay, endOfDay, startOfDay } from "./day-range.ts";

const YEAR_MS = 366 * 86_400_000;

/** What is wrong with a range of days to export, in a sentence; null when nothing is. */
export function exportProblem(from: CalendarDay, to: CalendarDay): string | null {
  const [fromAt, toAt] = [startOfDay(from), endOfDay(to)];
  if (fromAt === undefined || toAt === undefined) return "Choose the first and the last day.";
  const lengthMs = Date.parse(toAt) - Date.parse(fromAt);
  if (lengthMs <= 0) return "The last day is before the first.";
  if (lengthMs > YEAR_MS) return "A file holds a year at most. Choose fewer days.";
  return null;
}

/** The address of the ledger of some days, both included, as a file. */
export function exportPath(
  format: "csv" | "journal",
  from: CalendarDay,
  to: CalendarDay,
  timeZone: string,
): string {
  const range = { from: startOfDay(from) ?? "", to: endOfDay(to) ?? "", timeZone };
  return `/documents/ledger.${format}?${new URLSearchParams(range)}`;
}
