import type { SessionPart } from "@paygo/contracts";
import type { EndReason } from "@paygo/core";

/** Who is who, for words that name the other side. */
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
    case "cap_reached":
      return "Spending cap reached";
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

/** Why a session ended, as a title (no full stop) for one of its people; an admin reads it from outside. */
export function endReasonTitle(reason: EndReason, part: SessionPart, people: SessionPeople): string {
  const customer = part === "customer" ? "You" : people.customer.name;
  const vendor = part === "vendor" ? "You" : people.vendor.name;
  switch (reason) {
    case "cancelled":
      return `${customer} cancelled before ${part === "vendor" ? "you" : vendor} answered`;
    case "declined":
      return `${vendor} declined the session`;
    case "no_answer":
      return `${vendor} did not answer in time`;
    case "stopped_by_customer":
      return `${customer} ended the session`;
    case "stopped_by_vendor":
      return `${vendor} ended the session`;
    case "funds_exhausted":
      return `${part === "customer" ? "Your" : `${customer}’s`} money was used up`;
    case "cap_reached":
      return `${part === "customer" ? "Your" : `${customer}’s`} spending cap was reached`;
    case "connection_lost":
      return "The connection was lost for too long";
    case "max_duration":
      return "The session reached its longest time";
    case "ended_by_admin":
      return "An admin ended the session";
    default:
      return reason satisfies never;
  }
}

/** What the reason means for the bill of one of its people; null when the title says all. */
export function endReasonConsequence(reason: EndReason, part: SessionPart): string | null {
  switch (reason) {
    case "funds_exhausted":
      return "Only the time that the held money paid for is charged.";
    case "cap_reached":
      return part === "customer" ? "You are charged no more than your cap." : null;
    case "connection_lost":
      return "Only the time in which both were connected is charged.";
    case "cancelled":
    case "declined":
    case "no_answer":
      return part === "customer" ? "Nothing is charged, and what was held is yours again." : null;
    case "stopped_by_customer":
    case "stopped_by_vendor":
    case "max_duration":
    case "ended_by_admin":
      return null;
    default:
      return reason satisfies never;
  }
}
