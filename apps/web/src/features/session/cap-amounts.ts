import { currencyExponent, fundedMs, type Tariff } from "@paygo/core";
import { durationWords } from "../locale/duration-words.ts";
import { readAmount, type TypedAmount } from "../wallet/typed-amount.ts";

/** The largest cap that the API takes, in minor units. */
const MAX_CAP_MINOR = 100_000_000;
const SUGGESTIONS = 3;
const SUGGESTED_MINUTES = 5;

/** The smallest of 1, 2, 5, 10, 20, 50 … that is at least `amount`. */
function roundAmount(amount: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, amount)));
  return [1, 2, 5, 10].map((digit) => digit * power).find((round) => round >= amount) ?? 10 * power;
}

/** Round amounts from `leastMinor` on, at most what the API takes. */
function roundAmounts(leastMinor: number): number[] {
  const amounts = [roundAmount(leastMinor)];
  while (amounts.length < SUGGESTIONS) amounts.push(roundAmount((amounts.at(-1) ?? 1) + 1));
  return amounts.filter((amountMinor) => amountMinor <= MAX_CAP_MINOR);
}

/** Caps to offer before a ring: round amounts, of which the first pays for about five minutes or more. */
export function suggestedCaps(tariff: Tariff, leastMinor: number): number[] {
  return roundAmounts(Math.max(leastMinor, SUGGESTED_MINUTES * tariff.pricePerMinuteMinor));
}

/** Caps to raise a cap to: the next round amounts that buy at least a minute more. */
export function raisedCaps(tariff: Tariff, capMinor: number): number[] {
  return roundAmounts(capMinor + tariff.pricePerMinuteMinor);
}

/** How long a session can last under a cap, as on the meter: "20 min", "4 min 30 s". */
export function capDuration(tariff: Tariff, capMinor: number): string {
  return durationWords((fundedMs(tariff, capMinor) * 60_000) / tariff.minuteMs);
}

/** Reads the cap that a person typed; `leastMinor` is the least that a session takes. */
export function readCap(
  text: string,
  currency: string,
  leastMinor: number,
  money: (amountMinor: number) => string,
): TypedAmount {
  return readAmount(text, currency, {
    minMinor: leastMinor,
    maxMinor: MAX_CAP_MINOR,
    tooSmall: `A session here takes at least ${money(leastMinor)}.`,
    tooLarge: `The largest cap is ${money(MAX_CAP_MINOR)}.`,
  });
}

/** An amount as on a button: without the decimals of a whole number. */
export function shortMoney(written: string, amountMinor: number, currency: string): string {
  const isWhole = amountMinor % 10 ** currencyExponent(currency) === 0;
  return isWhole ? written.replace(/[.,]0+(?!\d)/, "") : written;
}
