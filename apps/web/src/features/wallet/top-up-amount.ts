import { currencyExponent, formatMoney, parseMoney } from "@paygo/core";

export interface TopUpLimits {
  minMinor: number;
  maxMinor: number;
}

export type TopUpAmount = { kind: "amount"; amountMinor: number } | { kind: "refused"; sentence: string };

/** Reads the amount that a person typed for a top-up; whatever is wrong with it is one sentence. */
export function readTopUpAmount(
  text: string,
  currency: string,
  limits: TopUpLimits,
  locale: string,
): TopUpAmount {
  const money = (amountMinor: number) => formatMoney(amountMinor, currency, locale);
  const typed = text.trim();
  if (typed === "") return refused("Enter an amount.");
  if (/^[-−]/.test(typed)) return refused("Enter an amount above zero.");
  const amountMinor = parsed(typed, currency);
  if (amountMinor === null) return refused(formWords(currency));
  if (amountMinor < limits.minMinor) return refused(`The smallest top-up is ${money(limits.minMinor)}.`);
  if (amountMinor > limits.maxMinor) return refused(`The largest top-up is ${money(limits.maxMinor)}.`);
  return { kind: "amount", amountMinor };
}

function refused(sentence: string): TopUpAmount {
  return { kind: "refused", sentence };
}

function parsed(text: string, currency: string): number | null {
  try {
    return parseMoney(text, currency);
  } catch {
    return null;
  }
}

function formWords(currency: string): string {
  const exponent = currencyExponent(currency);
  if (exponent === 0) return "Enter a whole number, like 500.";
  return `Enter a number with at most ${exponent} decimals and no thousands separator, like ${typedAmount(2_500, currency)}.`;
}

const suggestionsMinor = [1_000, 2_000, 5_000, 10_000];

/** Amounts to offer, within the limits, in minor units. Currencies without cents start from the same digits. */
export function suggestedAmounts(currency: string, { minMinor, maxMinor }: TopUpLimits): number[] {
  const scale = 10 ** Math.max(0, currencyExponent(currency) - 2);
  return suggestionsMinor
    .map((amountMinor) => amountMinor * scale)
    .filter((amountMinor) => amountMinor >= minMinor && amountMinor <= maxMinor);
}

/** An amount as a person would type it, e.g. "12.34", "20" or "500". */
export function typedAmount(amountMinor: number, currency: string): string {
  const exponent = currencyExponent(currency);
  const text = (amountMinor / 10 ** exponent).toFixed(exponent);
  return text.replace(/\.0+$/, "");
}
