import { type Posting, payoutEnd, payoutReversal } from "@paygo/core";
import type { Payout } from "@paygo/db";
import type { ServiceContext } from "../context.ts";
import { walletHint } from "../hints.ts";
import { post } from "../ledger/post.ts";
import type { Transaction } from "../transact.ts";

/** How a payout ends. */
export type PayoutEnd = { state: "paid" } | { state: "returned"; failureCode: string | null };

/** Locks a payout and reads it. */
export async function lockPayout(tx: Transaction, payoutId: string): Promise<Payout> {
  await tx.sql.query("SELECT 1 FROM payouts WHERE id = $1::uuid FOR UPDATE", [payoutId]);
  return tx.db.payout.findUniqueOrThrow({ where: { id: payoutId } });
}

/**
 * Ends a locked payout, once: it arrived, or its money comes back to the available earnings. One that had arrived can
 * still come back, from the vendor's bank; one that came back stays so, whatever is told later.
 */
export async function endPayout(
  ctx: ServiceContext,
  tx: Transaction,
  payout: Payout,
  end: PayoutEnd,
): Promise<void> {
  if (payout.state === "returned" || payout.state === end.state) return;
  const { id, vendorId, currency } = payout;
  const now = ctx.clock.now();
  await tx.db.payout.update({
    where: { id },
    data: {
      state: end.state,
      completedAt: now,
      failureCode: end.state === "returned" ? (end.failureCode ?? "returned") : null,
    },
  });
  await post(tx.sql, ctx.ids, postingOf(payout, end), {
    idempotencyKey: `payout_end:${id}:${end.state}`,
    currency,
    sessionId: null,
    now,
  });
  tx.hint(walletHint(vendorId));
}

function postingOf({ vendorId, amountMinor, state }: Payout, end: PayoutEnd): Posting {
  // Nothing of a payout that arrived is in transit any more.
  return state === "paid"
    ? payoutReversal(vendorId, Number(amountMinor))
    : payoutEnd(vendorId, Number(amountMinor), end.state);
}
