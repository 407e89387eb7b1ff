import { withdrawalBounced, withdrawalEnd } from "@paygo/core";
import type { ServiceContext } from "../context.ts";
import { walletHint } from "../hints.ts";
import { lockAvailable } from "../ledger/balances.ts";
import { post } from "../ledger/post.ts";
import { repayReceivable } from "../ledger/repay.ts";
import type { Transaction } from "../transact.ts";

type State = "pending" | "sent" | "paid" | "returned";

/**
 * Ends a part of a withdrawal if it stands in one of the states `from`; otherwise nothing happens and the answer
 * is false. `paid`: the money is at the card. `returned`: it is available again, and pays what the customer owes;
 * that may come even after `paid`, when the card's bank sends it back.
 */
export async function endWithdrawalPart(
  ctx: ServiceContext,
  tx: Transaction,
  partId: string,
  end: { from: readonly State[]; to: "paid" | "returned"; failureCode?: string; providerRef?: string },
): Promise<boolean> {
  const part = await lockPart(tx, partId);
  if (!part || !end.from.includes(part.state)) return false;
  const { userId, currency, id: withdrawalId } = part.withdrawal;
  const now = ctx.clock.now();
  await tx.db.withdrawalPart.update({
    where: { id: partId },
    data: {
      state: end.to,
      completedAt: now,
      failureCode: end.failureCode ?? null,
      ...(end.providerRef === undefined ? {} : { providerRef: end.providerRef }),
    },
  });
  await refreshState(tx, withdrawalId, now);
  const amountMinor = Number(part.amountMinor);
  const posting =
    part.state === "paid"
      ? withdrawalBounced(userId, amountMinor)
      : withdrawalEnd(userId, amountMinor, end.to);
  await lockAvailable(tx.sql, userId, currency);
  await post(tx.sql, ctx.ids, posting, {
    idempotencyKey: `withdrawal_part:${partId}:${end.to}`,
    currency,
    sessionId: null,
    now,
  });
  if (end.to === "returned") await repayReceivable(ctx, tx, userId);
  tx.hint(walletHint(userId));
  return true;
}

/** Locks the withdrawal, then its part, and reads both. */
export async function lockPart(tx: Transaction, partId: string) {
  await tx.db.$queryRaw`
    SELECT 1 FROM withdrawals WHERE id = (SELECT withdrawal_id FROM withdrawal_parts WHERE id = ${partId}::uuid) FOR UPDATE`;
  await tx.db.$queryRaw`SELECT 1 FROM withdrawal_parts WHERE id = ${partId}::uuid FOR UPDATE`;
  return tx.db.withdrawalPart.findUnique({
    where: { id: partId },
    include: { withdrawal: true, payment: { select: { paymentRef: true, provider: true } } },
  });
}

/** A withdrawal is what its parts are: over when all are, returned when all came back. */
export async function refreshState(tx: Transaction, withdrawalId: string, now: Date): Promise<void> {
  const parts = await tx.db.withdrawalPart.findMany({ where: { withdrawalId }, select: { state: true } });
  const has = (state: State) => parts.some((part) => part.state === state);
  const isOver = !has("pending") && !has("sent");
  const state = isOver
    ? has("paid")
      ? "paid"
      : "returned"
    : has("sent") || has("paid")
      ? "sent"
      : "pending";
  await tx.db.withdrawal.update({
    where: { id: withdrawalId },
    data: { state, completedAt: isOver ? now : null },
  });
}
