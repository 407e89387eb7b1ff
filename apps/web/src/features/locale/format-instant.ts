const styles = {
  /** 22 Nov 2026, 14:05 */
  moment: { dateStyle: "medium", timeStyle: "short" },
  /** 22 Nov 2026 */
  day: { dateStyle: "medium" },
  /** 14:05:09, or 2:05:09 PM */
  clock: { hour: "numeric", minute: "2-digit", second: "2-digit" },
  /** Sunday, 22 November 2026 at 14:05:09 UTC */
  full: {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type InstantStyle = keyof typeof styles;

/** An instant (ISO 8601 or epoch milliseconds) for a reader in a locale and a time zone. */
export function formatInstant(
  at: string | number,
  style: InstantStyle,
  locale: string,
  timeZone: string,
): string {
  return new Intl.DateTimeFormat(locale, { ...styles[style], timeZone }).format(new Date(at));
}
