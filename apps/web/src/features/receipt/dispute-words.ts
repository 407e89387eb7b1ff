import type { DisputeView, ReceiptView } from "@paygo/contracts";
import type { BadgeTone } from "@paygo/ui/badge";

/** What the customer can do about a bill now. */
export type DisputeChance =
  | { kind: "open"; untilMs: number; leftMs: number }
  | { kind: "closed"; sinceMs: number; windowHours: number }
  | { kind: "none" };

/** Whether a bill can still be disputed: something is left of its charge, it never was, and the window is open. */
export function disputeChance(
  receipt: Pick<ReceiptView, "adjustableUntil" | "dispute" | "endedAt">,
  leftMinor: number,
  nowMs: number,
): DisputeChance {
  const { adjustableUntil, dispute, endedAt } = receipt;
  if (adjustableUntil === null || dispute !== null || leftMinor === 0) return { kind: "none" };
  const untilMs = Date.parse(adjustableUntil);
  if (nowMs < untilMs) return { kind: "open", untilMs, leftMs: untilMs - nowMs };
  const windowHours = Math.round((untilMs - Date.parse(endedAt)) / 3_600_000);
  return { kind: "closed", sinceMs: untilMs, windowHours };
}

/** A dispute's state in a word, for everybody. */
export function disputeLabel(state: DisputeView["state"]): { label: string; tone: BadgeTone } {
  switch (state) {
    case "open":
      return { label: "Open", tone: "accent" };
    case "refunded":
      return { label: "Refunded", tone: "success" };
    case "refused":
      return { label: "Refused", tone: "neutral" };
    case "withdrawn":
      return { label: "Withdrawn", tone: "neutral" };
    default:
      return state satisfies never;
  }
}

/** What a dispute's state means to the customer. */
export function disputeMeaning(state: DisputeView["state"]): string {
  switch (state) {
    case "open":
      return "The vendor is asked to answer, and an admin decides if they do not. Until then the vendor is not paid for this session.";
    case "refunded":
      return "The refund is in your wallet.";
    case "refused":
      return "Nothing was given back.";
    case "withdrawn":
      return "You took it back.";
    default:
      return state satisfies never;
  }
}

/** How long something is still possible, rounded down: "47 hours", "59 minutes", "less than a minute". */
export function timeLeftWords(leftMs: number): string {
  const minutes = Math.floor(leftMs / 60_000);
  if (minutes < 1) return "less than a minute";
  if (minutes < 120) return minutes === 1 ? "1 minute" : `${minutes} minutes`;
  return `${Math.floor(minutes / 60)} hours`;
}
