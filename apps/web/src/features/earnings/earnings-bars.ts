import type { EarningsChartView } from "@paygo/contracts";
import type { BarChartBar } from "@paygo/ui/bar-chart";

/** The days of the chart as its columns, named for a reader in a locale and a time zone. */
export function earningsBars(
  days: EarningsChartView["days"],
  locale: string,
  timeZone: string,
): BarChartBar[] {
  const short = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone });
  const long = new Intl.DateTimeFormat(locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone,
  });
  return days.map(({ startsAt, earnedMinor }) => ({
    key: startsAt,
    label: short.format(new Date(startsAt)),
    longLabel: long.format(new Date(startsAt)),
    values: [earnedMinor],
  }));
}
