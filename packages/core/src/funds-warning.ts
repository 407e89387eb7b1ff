export const fundsWarnings = ["two_minutes", "one_minute"] as const;
export type FundsWarning = (typeof fundsWarnings)[number];

/**
 * What to warn of when money pays for `leftMs` more billable milliseconds: from exactly two billed minutes
 * down, and again from one. Null while there is more. `minuteMs` are the real milliseconds of a billed minute.
 * Near to RFC 8506's Final-Unit-Indication: whoever is served hears of the end before it comes.
 */
export function fundsWarning(leftMs: number, minuteMs: number): FundsWarning | null {
  if (leftMs <= minuteMs) return "one_minute";
  return leftMs <= 2 * minuteMs ? "two_minutes" : null;
}
