import type { Tariff } from "@paygo/core";
import { suggestedAmounts, type TopUpLimits } from "../wallet/top-up-amount.ts";

const MINUTES = 5;

/** What one press adds: the smallest suggested amount that pays for some minutes more, else the largest of them. */
export function roomTopUpMinor(tariff: Tariff, limits: TopUpLimits): number {
  const amounts = suggestedAmounts(tariff.currency, limits);
  const wantedMinor = MINUTES * tariff.pricePerMinuteMinor;
  return amounts.find((amountMinor) => amountMinor >= wantedMinor) ?? amounts.at(-1) ?? limits.maxMinor;
}
