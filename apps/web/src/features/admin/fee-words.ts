import { currencyExponent, formatMoney, parseMoney } from "@paygo/core";

export interface Fee {
  basisPoints: number;
  fixedMinor: number;
}

/** A fee in words: "15%", "12.5% + $0.30" or "$0.30". */
export function feeWords({ basisPoints, fixedMinor }: Fee, currency: string, locale: string): string {
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  const parts = [
    ...(basisPoints > 0 || fixedMinor === 0 ? [percent.format(basisPoints / 10_000)] : []),
    ...(fixedMinor > 0 ? [formatMoney(fixedMinor, currency, locale)] : []),
  ];
  return parts.join(" + ");
}

/** A percentage that somebody typed, as basis points; null when it is none between 0 and 100 with two decimals. */
export function readPercent(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim());
  if (!match) return null;
  const basisPoints = Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
  return basisPoints <= 10_000 ? basisPoints : null;
}

/** A fixed part that somebody typed, in minor units; empty is none. Null when it is no amount. */
export function readFixed(text: string, currency: string): number | null {
  if (text.trim() === "") return 0;
  try {
    return parseMoney(text, currency);
  } catch {
    return null;
  }
}

/** Charges to show a fee by: one small, one usual, one large; one, ten and a hundred of the currency. */
export function sampleCharges(currency: string): number[] {
  const scale = 10 ** currencyExponent(currency);
  return [scale, 10 * scale, 100 * scale];
}
