import type { ServiceContext } from "../context.ts";
import { completePayout } from "../earnings/complete-payout.ts";
import { updatePayoutAccount } from "../earnings/update-payout-account.ts";
import type { ProviderEvent } from "../ports.ts";
import type { Transaction } from "../transact.ts";
import type { Applied } from "./applied.ts";
import { applyChargeback, applyFailure, applyProgress, applySuccess } from "./apply-payment-event.ts";
import { applyRefundUpdate } from "./apply-refund-update.ts";

type PayoutEvent = Extract<ProviderEvent, { kind: "payout_updated" | "payout_account_updated" }>;

/** Events of customers' money, which are applied in the transaction that also marks them as processed. */
export type WalletEvent = Exclude<ProviderEvent, PayoutEvent>;

export function isPayoutEvent(event: ProviderEvent): event is PayoutEvent {
  return event.kind === "payout_updated" || event.kind === "payout_account_updated";
}

/** Does what an event of `provider` asks for. Doing it again, or out of order, changes nothing more. */
export async function applyWalletEvent(
  ctx: ServiceContext,
  tx: Transaction,
  provider: string,
  event: WalletEvent,
): Promise<Applied> {
  switch (event.kind) {
    case "payment_succeeded":
      return applySuccess(ctx, tx, provider, event);
    case "payment_failed":
      return applyFailure(ctx, tx, provider, event);
    case "payment_processing":
    case "payment_abandoned":
      return applyProgress(ctx, tx, provider, event);
    case "chargeback":
      return applyChargeback(ctx, tx, provider, event);
    case "refund_updated":
      return applyRefundUpdate(ctx, tx, event);
    // An admin gives it back by an adjustment: the reconciliation asks for it until one names the chargeback.
    case "chargeback_won":
    case "ignored":
      return { kind: "done" };
    default:
      return event satisfies never;
  }
}

/** As {@link applyWalletEvent}, for vendors' money; it takes transactions of its own. */
export async function applyPayoutEvent(
  ctx: ServiceContext,
  provider: string,
  event: PayoutEvent,
): Promise<Applied> {
  if (event.kind === "payout_updated") return completePayout(ctx, event);
  const isKnown = await updatePayoutAccount(ctx, { provider, ...event });
  return isKnown ? { kind: "done" } : { kind: "wait", reason: "nothing of ours has this reference" };
}
