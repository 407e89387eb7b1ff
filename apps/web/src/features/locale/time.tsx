"use client";

import { formatInstant, type InstantStyle } from "./format-instant.ts";
import { useLocale, useTimeZone } from "./locale-provider.tsx";

export interface TimeProps {
  /** ISO 8601. */
  at: string;
  style?: Exclude<InstantStyle, "full">;
  className?: string;
}

/** An instant in the reader's zone and locale; the whole of it, with the zone, is the tooltip. */
export function Time({ at, style = "moment", className }: TimeProps) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  return (
    <time dateTime={at} title={formatInstant(at, "full", locale, timeZone)} className={className}>
      {formatInstant(at, style, locale, timeZone)}
    </time>
  );
}
