import { hold } from "@paygo/core";
import type { DatabaseTransaction } from "@paygo/db";
import type { ServiceContext } from "../context.ts";
import { post } from "../ledger/post.ts";

/**
 * Sets `amountMinor` of the customer's available money aside for the session. `sequence` numbers the
 * session's holds from 1 and makes a repeated call harmless. Throws `insufficient_funds`.
 */
export async function placeHold(
  ctx: ServiceContext,
  db: DatabaseTransaction,
  session: { id: string; customerId: string; currency: string },
  amountMinor: number,
  sequence: number,
  now: Date,
): Promise<void> {
  const { transactionId, isNew } = await post(db, ctx.ids, hold(session.customerId, amountMinor), {
    idempotencyKey: `hold:${session.id}:${sequence}`,
    currency: session.currency,
    sessionId: session.id,
    now,
  });
  if (!isNew) return;
  await db.hold.create({
    data: {
      id: ctx.ids.newId(),
      sessionId: session.id,
      transactionId,
      amountMinor: BigInt(amountMinor),
      createdAt: now,
    },
  });
}
