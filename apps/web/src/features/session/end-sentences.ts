import type { SessionView } from "@paygo/contracts";

type Ended = Pick<SessionView, "endReason" | "part" | "customer" | "vendor" | "declineReason">;

/** Why a session ended, as its reader would say it. */
export function endTitle({ endReason, part, customer, vendor }: Ended): string {
  const who = (side: "customer" | "vendor") =>
    part === side ? "You" : side === "customer" ? customer.name : vendor.name;
  switch (endReason) {
    case "cancelled":
      return part === "customer" ? "You cancelled the call" : `${customer.name} cancelled the call`;
    case "declined":
      return `${who("vendor")} declined the call`;
    case "no_answer":
      return part === "vendor" ? "You did not answer in time" : `${vendor.name} did not answer`;
    case "stopped_by_customer":
      return `${who("customer")} ended the session`;
    case "stopped_by_vendor":
      return `${who("vendor")} ended the session`;
    case "funds_exhausted":
      return part === "customer" ? "Your funds were used up" : "The customer's funds were used up";
    case "connection_lost":
      return "The connection was lost";
    case "max_duration":
      return "The session reached its longest time";
    case "ended_by_admin":
      return "An administrator ended the session";
    case null:
      return "The session is over";
    default:
      return endReason satisfies never;
  }
}

/** The sentence under it; null when the title says all. */
export function endExplanation({ endReason, part, declineReason }: Ended): string | null {
  switch (endReason) {
    case "declined":
      return declineReason ? `“${declineReason}”` : null;
    case "funds_exhausted":
      return "Only the time that the held money paid for is charged.";
    case "connection_lost":
      return "Only the time in which you were both connected is charged.";
    case "no_answer":
    case "cancelled":
      return part === "customer" ? "Nothing is charged, and what was held is yours again." : null;
    case "stopped_by_customer":
    case "stopped_by_vendor":
    case "max_duration":
    case "ended_by_admin":
    case null:
      return null;
    default:
      return endReason satisfies never;
  }
}
