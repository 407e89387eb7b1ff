import { formatMoney } from "@paygo/core";
import { formatLocal } from "../format.ts";
import { isDrawable } from "./fonts.ts";

const FALLBACK = "en-US";
const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 15)).toISOString());

/**
 * The locale in which a PDF can be written for a reader: theirs, or `en-US` when its digits, its names of months or
 * the sign of the currency are in a script that the embedded font does not have.
 */
export function drawableLocale(locale: string, currency: string): string {
  const samples = [
    formatMoney(-1_234_567_890, currency, locale),
    ...months.flatMap((at) => [
      formatLocal(at, { locale, timeZone: "UTC" }),
      new Intl.DateTimeFormat(locale, { month: "long", year: "numeric" }).format(new Date(at)),
    ]),
  ];
  return samples.every(isDrawable) ? locale : FALLBACK;
}
