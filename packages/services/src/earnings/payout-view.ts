import type { PayoutView } from "@paygo/contracts";
import type { Payout } from "@paygo/db";

/** A payout as its vendor sees it. */
export function toPayoutView(payout: Payout): PayoutView {
  return {
    id: payout.id,
    number: Number(payout.number),
    amountMinor: Number(payout.amountMinor),
    currency: payout.currency,
    state: payout.state,
    isScheduled: payout.isScheduled,
    failureCode: payout.failureCode,
    createdAt: payout.createdAt.toISOString(),
    completedAt: payout.completedAt?.toISOString() ?? null,
  };
}
