import type { SessionPart } from "@paygo/contracts";
import type { EndReason } from "@paygo/core";

/** Who is who, for a sentence that names the other side. */
export interface SessionPeople {
  customer: { name: string };
  vendor: { name: string };
}

/** Why a session ended, in two or three words for a list. The same for everybody. */
export function endReasonLabel(reason: EndReason): string {
  switch (reason) {
    case "cancelled":
      return "Cancelled";
    case "declined":
      return "Declined";
    case "no_answer":
      return "No answer";
    case "stopped_by_customer":
      return "Ended by customer";
    case "stopped_by_vendor":
      return "Ended by vendor";
    case "funds_exhausted":
      return "Funds used up";
    case "connection_lost":
      return "Connection lost";
    case "max_duration":
      return "Longest time reached";
    case "ended_by_admin":
      return "Ended by an admin";
    default:
      return reason satisfies never;
  }
}

/** Why a session ended, as a sentence to one of its people; an admin reads it from outside. */
export function endReasonSentence(reason: EndReason, part: SessionPart, people: SessionPeople): string {
  const customer = part === "customer" ? "You" : people.customer.name;
  const vendor = part === "vendor" ? "You" : people.vendor.name;
  const customers = part === "customer" ? "your" : `${people.customer.name}’s`;
  switch (reason) {
    case "cancelled":
      return `${customer} stopped ringing before ${part === "vendor" ? "you" : people.vendor.name} answered.`;
    case "declined":
      return `${vendor} declined the call.`;
    case "no_answer":
      return `${vendor} did not answer in time.`;
    case "stopped_by_customer":
      return `${customer} ended the session.`;
    case "stopped_by_vendor":
      return `${vendor} ended the session.`;
    case "funds_exhausted":
      return `The session ended because ${customers} money was used up.`;
    case "connection_lost":
      return "The session ended because the connection of one side was lost for too long.";
    case "max_duration":
      return "The session ended because it reached the longest time that a session may last.";
    case "ended_by_admin":
      return "An admin ended the session.";
    default:
      return reason satisfies never;
  }
}
