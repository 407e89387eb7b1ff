import { currencyExponent, parseMoney } from "@paygo/core";

/** What a person typed as an amount: minor units, or one sentence about what is wrong with it. */
export type TypedAmount = { kind: "amount"; amountMinor: number } | { kind: "refused"; sentence: string };

export interface AmountRule {
  minMinor: number;
  maxMinor: number;
  /** Said of less than `minMinor`. */
  tooSmall: string;
  /** Said of more than `maxMinor`. */
  tooLarge: string;
}

/** Reads an amount that a person typed. */
export function readAmount(text: string, currency: string, rule: AmountRule): TypedAmount {
  const typed = text.trim();
  if (typed === "") return refused("Enter an amount.");
  if (/^[-−]/.test(typed)) return refused("Enter an amount above zero.");
  const amountMinor = parsed(typed, currency);
  if (amountMinor === null) return refused(formWords(currency));
  if (amountMinor < rule.minMinor) return refused(rule.tooSmall);
  if (amountMinor > rule.maxMinor) return refused(rule.tooLarge);
  return { kind: "amount", amountMinor };
}

function refused(sentence: string): TypedAmount {
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

/** An amount as a person would type it, e.g. "12.34", "20" or "500". */
export function typedAmount(amountMinor: number, currency: string): string {
  const exponent = currencyExponent(currency);
  const text = (amountMinor / 10 ** exponent).toFixed(exponent);
  return text.replace(/\.0+$/, "");
}

/** The amount of what was typed, or null. */
export function amountOf(amount: TypedAmount): number | null {
  return amount.kind === "amount" ? amount.amountMinor : null;
}
