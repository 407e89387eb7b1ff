import type { AmountRule } from "../wallet/typed-amount.ts";

/** What can be given back: at least one minor unit, and no more than is left of the charge. */
export function refundRule(leftMinor: number, money: (amountMinor: number) => string): AmountRule {
  return {
    minMinor: 1,
    maxMinor: leftMinor,
    tooSmall: "Enter an amount above zero.",
    tooLarge: `Only ${money(leftMinor)} of the charge is left.`,
  };
}
