import { currencyExponent, formatMoney } from "@paygo/core";
import { readAmount, type TypedAmount } from "./typed-amount.ts";

export interface TopUpLimits {
  minMinor: number;
  maxMinor: number;
}

/** Reads the amount that a person typed for a top-up; whatever is wrong with it is one sentence. */
export function readTopUpAmount(
  text: string,
  currency: string,
  limits: TopUpLimits,
  locale: string,
): TypedAmount {
  const money = (amountMinor: number) => formatMoney(amountMinor, currency, locale);
  return readAmount(text, currency, {
    ...limits,
    tooSmall: `The smallest top-up is ${money(limits.minMinor)}.`,
    tooLarge: `The largest top-up is ${money(limits.maxMinor)}.`,
  });
}

const suggestionsMinor = [1_000, 2_000, 5_000, 10_000];

/** Amounts to offer, within the limits, in minor units. Currencies without cents start from the same digits. */
export function suggestedAmounts(currency: string, { minMinor, maxMinor }: TopUpLimits): number[] {
  const scale = 10 ** Math.max(0, currencyExponent(currency) - 2);
  return suggestionsMinor
    .map((amountMinor) => amountMinor * scale)
    .filter((amountMinor) => amountMinor >= minMinor && amountMinor <= maxMinor);
}
