import type { AmountRule } from "../wallet/typed-amount.ts";

/** What the server takes as a reason at least. */
export const MIN_REASON_LENGTH = 10;
const MAX_MINOR = 100_000_000;

/** The amounts that can be given or taken by hand. */
export function adjustmentRule(money: (amountMinor: number) => string): AmountRule {
  return {
    minMinor: 1,
    maxMinor: MAX_MINOR,
    tooSmall: "Enter an amount above zero.",
    tooLarge: `An adjustment is at most ${money(MAX_MINOR)}.`,
  };
}
