import type { AutoRefillView } from "@paygo/contracts";

/** What automatic refills are set to, with the names and amounts written out. */
export interface RefillPlan {
  thresholdMinutes: number;
  amount: string;
  monthlyCeiling: string;
  card: string;
}

/** What will be charged and when, in whole sentences. */
export function refillSentences({ thresholdMinutes, amount, monthlyCeiling, card }: RefillPlan): string[] {
  const minutes = thresholdMinutes === 1 ? "one more minute" : `${thresholdMinutes} more minutes`;
  return [
    `When your available money pays for less than ${minutes} of the session you are in, ${amount} is charged to ${card} without asking you again.`,
    `Only while you are in a session, and never more than ${monthlyCeiling} in a calendar month (UTC).`,
  ];
}

/** Why refills were switched off for the customer; null when they did it themselves. */
export function stoppedWords(stoppedCode: AutoRefillView["stoppedCode"]): string | null {
  switch (stoppedCode) {
    case null:
      return null;
    case "chargeback":
    case "failed_late":
      return "PayGo switched automatic refills off, because a payment of yours was taken back.";
    default:
      return "PayGo switched automatic refills off, because the last one was refused by your card’s bank. Nothing was charged.";
  }
}
