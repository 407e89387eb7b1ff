import type { ReceiptView } from "@paygo/contracts";
import { endReasonTitle } from "../session/end-reason-words.ts";

type About = Pick<ReceiptView, "part" | "customer" | "vendor" | "endReason">;

const words: Readonly<Record<string, (who: { customer: string; vendor: string }) => string>> = {
  started: ({ customer }) => `${customer} rang, and the first money was held`,
  answered: ({ vendor }) => `${vendor} answered`,
  moved_device: () => "The session went on in another tab or on another device",
  live: () => "Both were connected: the meter began",
  hold_extended: () => "More money was held, to go on",
  hold_not_extended: () => "The wallet did not pay for another hold",
  cap_raised: ({ customer }) => `${customer} changed the spending cap`,
  low_funds_2: () => "Two minutes were left of the money or the spending cap",
  low_funds_1: () => "One minute was left of the money or the spending cap",
};

/** What happened in a session at one moment, for one of its people. */
export function eventWords(kind: string, about: About): string {
  if (kind === "ended") return endReasonTitle(about.endReason, about.part, about);
  const who = {
    customer: about.part === "customer" ? "You" : about.customer.name,
    vendor: about.part === "vendor" ? "You" : about.vendor.name,
  };
  return words[kind]?.(who) ?? kind.replaceAll("_", " ");
}

/** One moment of the whole story. */
export interface Moment {
  at: string;
  words: string;
}

/** The timeline of a session with what became of its bill, oldest first. */
export function timeline(receipt: ReceiptView): Moment[] {
  const { events, refunds, dispute } = receipt;
  const customer = receipt.part === "customer" ? "You" : receipt.customer.name;
  return [
    ...events.map(({ kind, at }) => ({ at, words: eventWords(kind, receipt) })),
    ...refunds.map(({ createdAt, reason }) => ({
      at: createdAt,
      words: reason === "discount" ? "The vendor gave a discount" : "Money was given back after the dispute",
    })),
    ...(dispute ? [{ at: dispute.openedAt, words: `${customer} disputed the bill` }] : []),
    ...(dispute?.resolvedAt && dispute.state === "refused"
      ? [{ at: dispute.resolvedAt, words: "The dispute was closed without a refund" }]
      : []),
    ...(dispute?.resolvedAt && dispute.state === "withdrawn"
      ? [{ at: dispute.resolvedAt, words: `${customer} took the dispute back` }]
      : []),
  ].sort((first, second) => Date.parse(first.at) - Date.parse(second.at));
}
