import { hold } from "@paygo/core";
import type { TransactionSql } from "@paygo/db";
import type { ServiceContext } from "../context.ts";
import { post } from "../ledger/post.ts";

/**
 * Sets `amountMinor` of the customer's available money aside for the session. `sequence` numbers the
 * session's holds from 1 and makes a repeated call harmless. Throws `insufficient_funds`.
 */
export async function placeHold(
  ctx: ServiceContext,
  sql: TransactionSql,
  session: { id: string; customerId: string; currency: string },
  amountMinor: number,
  sequence: number,
  now: Date,
): Promise<void> {
  const { transactionId, isNew } = await post(sql, ctx.ids, hold(session.customerId, amountMinor), {
    idempotencyKey: `hold:${session.id}:${sequence}`,
    currency: session.currency,
    sessionId: session.id,
    now,
  });
  if (!isNew) return;
  sql.send(
    "INSERT INTO holds (id, session_id, transaction_id, amount_minor, created_at) VALUES ($1, $2, $3, $4, $5)",
    [ctx.ids.newId(), session.id, transactionId, BigInt(amountMinor), now],
  );
}
