export const resolutionChoices = ["full", "partial", "refuse"] as const;
export type Resolution = (typeof resolutionChoices)[number];

/** What is asked before a dispute is resolved, and the word on the button. `money` writes an amount. */
export function resolutionQuestion(
  customer: string,
  refundMinor: number,
  money: (amountMinor: number) => string,
): { title: string; description: string; action: string } {
  if (refundMinor === 0) {
    return {
      title: "Refuse this dispute?",
      description: `${customer} gets nothing back and reads your answer. This closes the dispute for good.`,
      action: "Refuse the dispute",
    };
  }
  return {
    title: `Refund ${money(refundMinor)} to ${customer}?`,
    description: "It goes to their wallet at once, with a credit note. This closes the dispute for good.",
    action: `Refund ${money(refundMinor)}`,
  };
}
