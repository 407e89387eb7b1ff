import { DomainError } from "./errors.ts";

/**
 * The largest amount that PayGo handles, in minor units: 10^13 (a hundred thousand million dollars). Far
 * below 2^53, so that sums stay exact in a JavaScript number. Products may not: see {@link scaleRoundingHalfUp}.
 */
export const MAX_AMOUNT_MINOR = 10_000_000_000_000;

/** Throws `invalid_input` unless `amountMinor` is a whole number of minor units within ±{@link MAX_AMOUNT_MINOR}. */
export function assertAmount(amountMinor: number): void {
  if (!Number.isSafeInteger(amountMinor) || Math.abs(amountMinor) > MAX_AMOUNT_MINOR) {
    throw new DomainError("invalid_input", `not an amount in minor units: ${amountMinor}`);
  }
}

const currenciesByExponent: ReadonlyMap<number, ReadonlySet<string>> = new Map([
  [0, new Set("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" "))],
  [3, new Set("BHD IQD JOD KWD LYD OMR TND".split(" "))],
  [4, new Set("CLF UYW".split(" "))],
]);

/**
 * Digits after the decimal point of a currency (USD 2, JPY 0, KWD 3), from ISO 4217 list one. `Intl` is not
 * asked: its CLDR data differ (HUF, COP, IDR: 0) and change with the runtime. Throws `invalid_input`.
 */
export function currencyExponent(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) throw new DomainError("invalid_input", `not a currency: ${currency}`);
  for (const [exponent, currencies] of currenciesByExponent) if (currencies.has(currency)) return exponent;
  return 2;
}

/** Money for a reader, e.g. `formatMoney(1234, "USD", "en-US")` is `"$12.34"`. */
export function formatMoney(amountMinor: number, currency: string, locale: string): string {
  const exponent = currencyExponent(currency);
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  }).format(amountMinor / 10 ** exponent);
}

/**
 * Reads what a person typed ("12", "12.5", "12.34") as minor units. Throws `invalid_input` for signs,
 * grouping, more decimals than the currency has, or an amount beyond {@link MAX_AMOUNT_MINOR}.
 */
export function parseMoney(text: string, currency: string): number {
  const exponent = currencyExponent(currency);
  // A comma before three digits is grouping to half of the world, so it is never read as a decimal point.
  const match = /^(\d{1,14})(?:\.(\d+)|,(\d{1,2}))?$/.exec(text.trim());
  const fraction = match?.[2] ?? match?.[3] ?? "";
  if (!match || fraction.length > exponent) {
    throw new DomainError("invalid_input", `not an amount in ${currency}: ${text}`);
  }
  const amountMinor = Number(`${match[1]}${fraction.padEnd(exponent, "0")}`);
  assertAmount(amountMinor);
  return amountMinor;
}

/**
 * `amount × numerator / denominator` of non-negative whole numbers, rounded half up. Exact for every amount:
 * the product (10^13 × 10,000 basis points) would not fit a JavaScript number.
 */
export function scaleRoundingHalfUp(amount: number, numerator: number, denominator: number): number {
  const product = BigInt(amount) * BigInt(numerator);
  return Number((2n * product + BigInt(denominator)) / (2n * BigInt(denominator)));
}
