import { refillAllowed, refillDue } from "@paygo/core";
import type { Sql } from "@paygo/db";
import type { ServiceContext } from "../context.ts";
import { readBalances } from "../ledger/balances.ts";
import type { SqlTransaction } from "../transact.ts";
import { startOfMonth } from "./start-of-month.ts";

interface RefillRow {
  thresholdMinutes: number;
  amountMinor: bigint;
  monthlyCeilingMinor: bigint;
  paymentMethodId: string;
}

/**
 * Plans an automatic refill when the wallet pays for too few minutes at this price, after money was held for the
 * locked session: a pending payment, which `chargePendingPayments` charges. At most one at a time, and within the
 * ceiling of the calendar month (UTC), for which refills count that succeeded or may still. False when there is
 * nothing to do. Never for a blocked wallet.
 */
export async function planRefill(
  ctx: ServiceContext,
  { sql }: SqlTransaction,
  need: { customerId: string; sessionId: string; pricePerMinuteMinor: number; currency: string },
): Promise<boolean> {
  const { customerId, sessionId, currency } = need;
  const refill = await lockRefill(ctx, sql, customerId, currency);
  if (!refill) return false;
  const { availableMinor, owedMinor } = await readBalances(sql, customerId, currency);
  const { thresholdMinutes } = refill;
  const { pricePerMinuteMinor } = need;
  if (owedMinor > 0 || !refillDue({ availableMinor, pricePerMinuteMinor, thresholdMinutes })) return false;
  const now = ctx.clock.now();
  const [used] = await sql.query<{ openCount: bigint; monthMinor: bigint; sessionCount: bigint }>(
    `SELECT count(*) FILTER (WHERE state IN ('pending', 'processing')) AS "openCount",
      coalesce(sum(amount_minor) FILTER (
        WHERE state IN ('pending', 'processing', 'succeeded') AND created_at >= $2
      ), 0)::bigint AS "monthMinor",
      count(*) FILTER (WHERE session_id = $3::uuid) AS "sessionCount"
    FROM payments WHERE user_id = $1::uuid AND purpose = 'auto_refill'
      AND (created_at >= $2 OR session_id = $3::uuid OR state IN ('pending', 'processing'))`,
    [customerId, startOfMonth(now), sessionId],
  );
  if (!used || used.openCount > 0n) return false;
  const { amountMinor } = refill;
  if (!refillAllowed(Number(used.monthMinor), Number(amountMinor), Number(refill.monthlyCeilingMinor))) {
    return false;
  }
  const key = `auto_refill:${sessionId}:${used.sessionCount + 1n}`;
  const rows = await sql.query<{ id: string }>(
    `INSERT INTO payments (id, user_id, provider, purpose, amount_minor, currency, idempotency_key, return_path,
      session_id, payment_method_id, created_at)
    VALUES ($1, $2, $3, 'auto_refill', $4, $5, $6, $7, $8, $9, $10)
    ON CONFLICT (user_id, idempotency_key) DO NOTHING RETURNING id`,
    [
      ctx.ids.newId(),
      customerId,
      ctx.payments.name,
      amountMinor,
      currency,
      key,
      `/sessions/${sessionId}`,
      sessionId,
      refill.paymentMethodId,
      now,
    ],
  );
  return rows.length === 1;
}

/** The customer's settings, if refills are on and their card is still there; locked, so that one plans at a time. */
async function lockRefill(
  ctx: ServiceContext,
  sql: Sql,
  customerId: string,
  currency: string,
): Promise<RefillRow | undefined> {
  const [row] = await sql.query<RefillRow>(
    `SELECT a.threshold_minutes AS "thresholdMinutes", a.amount_minor AS "amountMinor",
      a.monthly_ceiling_minor AS "monthlyCeilingMinor", a.payment_method_id AS "paymentMethodId"
    FROM auto_refills a JOIN payment_methods m ON m.id = a.payment_method_id
    WHERE a.user_id = $1::uuid AND a.currency = $2::bpchar AND a.is_on AND m.removed_at IS NULL AND m.provider = $3
    FOR UPDATE OF a`,
    [customerId, currency, ctx.payments.name],
  );
  return row;
}
