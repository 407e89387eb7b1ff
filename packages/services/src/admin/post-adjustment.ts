import { adjustment } from "@paygo/core";
import type { Adjustment } from "@paygo/db";
import type { ServiceContext } from "../context.ts";
import { walletHint } from "../hints.ts";
import { post } from "../ledger/post.ts";
import { repayReceivable } from "../ledger/repay.ts";
import { lookAgain } from "../sessions/look-again.ts";
import type { Transaction } from "../transact.ts";
import { accountKindOf } from "./adjustment-view.ts";

/**
 * Posts a locked adjustment that waits for it. `decidedById` is the second admin, if it took one. Throws
 * `insufficient_funds` (with `missingMinor`) when more would be taken than there is.
 */
export async function postAdjustment(
  ctx: ServiceContext,
  tx: Transaction,
  row: Adjustment,
  decidedById: string | null,
): Promise<Adjustment> {
  const { id, userId, currency } = row;
  const now = ctx.clock.now();
  const kind = accountKindOf(row);
  const amountMinor = Number(row.amountMinor);
  const isCredit = kind === "available" && amountMinor > 0;
  if (isCredit) await lookAgain(tx.sql, userId, now);
  const { transactionId } = await post(tx.sql, ctx.ids, adjustment(kind, userId, amountMinor), {
    idempotencyKey: `adjustment:${id}`,
    currency,
    sessionId: null,
    now,
  });
  if (isCredit) await repayReceivable(ctx, tx, userId);
  tx.hint(walletHint(userId));
  return tx.db.adjustment.update({
    where: { id },
    data: { state: "posted", transactionId, decidedById, decidedAt: decidedById === null ? null : now },
  });
}
