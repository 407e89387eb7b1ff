import type { WithdrawalView, withdrawInput } from "@paygo/contracts";
import { DomainError, planWithdrawal, withdrawableMinor, withdrawal } from "@paygo/core";
import type { z } from "zod";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { walletHint } from "../hints.ts";
import { lockAvailable } from "../ledger/balances.ts";
import { post } from "../ledger/post.ts";
import { requireUnblockedWallet } from "../ledger/require-unblocked-wallet.ts";
import { type Transaction, transact } from "../transact.ts";
import { readPaidIn } from "./paid-in.ts";
import { toWithdrawalView, withdrawalParts } from "./withdrawal-view.ts";

type Input = z.output<typeof withdrawInput>;

/**
 * Sets available money apart for its way back to the cards that paid it in, the oldest first; `sendWithdrawals`
 * sends it. The same `idempotencyKey` withdraws once. Throws `withdrawal_exceeds_available` with
 * `withdrawableMinor` and `currency`, `wallet_blocked`, and `idempotency_mismatch`.
 */
export async function withdraw(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: Input,
): Promise<{ withdrawal: WithdrawalView }> {
  const { userId } = requireRole(viewer, "user");
  await ctx.rateLimits.consume("withdraw", userId);
  const withdrawalId = await transact(ctx, async (tx) => {
    // One withdrawal of a customer at a time, and none while one of the payments is being taken back.
    await tx.db.$queryRaw`
      SELECT 1 FROM payments WHERE user_id = ${userId}::uuid AND state = 'succeeded' ORDER BY id FOR UPDATE`;
    const { idempotencyKey } = input;
    const first = await tx.db.withdrawal.findUnique({
      where: { userId_idempotencyKey: { userId, idempotencyKey } },
    });
    if (!first) return place(ctx, tx, userId, input);
    if (Number(first.amountMinor) === input.amountMinor) return first.id;
    throw new DomainError("idempotency_mismatch", "the key was used for another amount");
  });
  const row = await ctx.db.prisma.withdrawal.findUniqueOrThrow({
    where: { id: withdrawalId },
    include: withdrawalParts,
  });
  return { withdrawal: toWithdrawalView(row) };
}

async function place(ctx: ServiceContext, tx: Transaction, userId: string, input: Input): Promise<string> {
  const { currency } = ctx.settings;
  await requireUnblockedWallet(tx.sql, userId, currency);
  const paidIn = await readPaidIn(ctx, tx.sql, userId);
  const availableMinor = await lockAvailable(tx.sql, userId, currency);
  const mostMinor = withdrawableMinor(paidIn, availableMinor);
  if (input.amountMinor > mostMinor) {
    throw new DomainError("withdrawal_exceeds_available", "more than can go back to cards", {
      withdrawableMinor: mostMinor,
      currency,
    });
  }
  const id = ctx.ids.newId();
  const now = ctx.clock.now();
  await tx.db.withdrawal.create({
    data: {
      id,
      userId,
      amountMinor: BigInt(input.amountMinor),
      currency,
      idempotencyKey: input.idempotencyKey,
      createdAt: now,
      parts: {
        create: planWithdrawal(paidIn, input.amountMinor).map(({ paymentId, amountMinor }) => ({
          id: ctx.ids.newId(),
          paymentId,
          amountMinor: BigInt(amountMinor),
        })),
      },
    },
  });
  await post(tx.sql, ctx.ids, withdrawal(userId, input.amountMinor), {
    idempotencyKey: `withdrawal:${id}`,
    currency,
    sessionId: null,
    now,
  });
  tx.hint(walletHint(userId));
  return id;
}
