import type { listDisputesInput } from "@paygo/contracts";
import type { z } from "zod";

export const disputeFilters = ["open", "overdue", "refunded", "refused", "withdrawn", "all"] as const;
export type DisputeFilter = (typeof disputeFilters)[number];

export const disputeFilterLabels: Record<DisputeFilter, string> = {
  open: "Open",
  overdue: "Overdue",
  refunded: "Refunded",
  refused: "Refused",
  withdrawn: "Withdrawn",
  all: "All",
};

/** What the list is asked for. */
export function disputeQuery(filter: DisputeFilter): z.input<typeof listDisputesInput> {
  switch (filter) {
    case "all":
      return {};
    case "overdue":
      return { isOverdue: true };
    case "open":
    case "refunded":
    case "refused":
    case "withdrawn":
      return { state: filter };
    default:
      return filter satisfies never;
  }
}
