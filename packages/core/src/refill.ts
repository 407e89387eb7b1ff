/**
 * Whether the saved card is to be charged: when the available money pays for less than `thresholdMinutes` at
 * this price. Exactly that many minutes are enough. Minor units.
 */
export function refillDue(wallet: {
  availableMinor: number;
  pricePerMinuteMinor: number;
  thresholdMinutes: number;
}): boolean {
  return wallet.availableMinor < wallet.pricePerMinuteMinor * wallet.thresholdMinutes;
}

/** Whether another refill stays within the monthly ceiling; reaching it exactly is allowed. Minor units. */
export function refillAllowed(
  spentThisMonthMinor: number,
  amountMinor: number,
  ceilingMinor: number,
): boolean {
  return spentThisMonthMinor + amountMinor <= ceilingMinor;
}
