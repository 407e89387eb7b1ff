/** How far back the chart looks, in days, with the words for it. */
export const earningsRanges = [
  { days: 7, label: "7 days" },
  { days: 30, label: "30 days" },
  { days: 60, label: "60 days" },
] as const;
export type EarningsRangeDays = (typeof earningsRanges)[number]["days"];

/**
 * The midnights of the reader's last `days` days, today included, and the one that ends today, as ISO 8601. By the
 * calendar of the browser, so a day on which the clocks change is as long as it is.
 */
export function dayStartsBack(days: number, nowMs: number): string[] {
  const midnight = new Date(new Date(nowMs).setHours(0, 0, 0, 0));
  return Array.from({ length: days + 1 }, (_, index) => {
    const start = new Date(midnight);
    start.setDate(start.getDate() - days + 1 + index);
    return start.toISOString();
  });
}
