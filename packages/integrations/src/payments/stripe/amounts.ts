import { assertAmount, currencyExponent, DomainError } from "@paygo/core";

/**
 * Digits after the point where Stripe's differ from ISO 4217 (docs.stripe.com/currencies, "Special cases"): ISK and
 * UGX have no fraction but are sent with two digits, which must be zeros; MGA is sent without any.
 */
const digitsAtStripe: Readonly<Record<string, number>> = { ISK: 2, UGX: 2, MGA: 0 };
/** Sent with three digits, of which the last must be zero (the same page, "Three-decimal currencies"). */
const wantsLastDigitZero = new Set(["BHD", "JOD", "KWD", "OMR", "TND"]);

function scaleOf(currency: string): number {
  return 10 ** ((digitsAtStripe[currency] ?? currencyExponent(currency)) - currencyExponent(currency));
}

/**
 * Our minor units as the amount that Stripe's API expects, with the currency as it writes it. Throws
 * `invalid_input` for an amount that Stripe cannot move, rather than round it.
 */
export function toStripeAmount(amountMinor: number, currency: string): { amount: number; currency: string } {
  assertAmount(amountMinor);
  const amount = amountMinor * scaleOf(currency);
  if (!Number.isInteger(amount) || (wantsLastDigitZero.has(currency) && amount % 10 !== 0)) {
    throw new DomainError("invalid_input", `not an amount that Stripe moves: ${amountMinor} ${currency}`);
  }
  return { amount, currency: currency.toLowerCase() };
}

/** An amount and currency of Stripe's API in our minor units. Throws `internal` for a fraction of one. */
export function fromStripeAmount(
  amount: number,
  currency: string,
): { amountMinor: number; currency: string } {
  const code = currency.toUpperCase();
  const amountMinor = amount / scaleOf(code);
  if (!Number.isSafeInteger(amountMinor)) {
    throw new DomainError("internal", `Stripe told of a fraction of a minor unit: ${amount} ${code}`);
  }
  return { amountMinor, currency: code };
}
