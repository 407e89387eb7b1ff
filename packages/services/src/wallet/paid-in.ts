import type { PaidIn } from "@paygo/core";
import type { Sql } from "@paygo/db";
import type { ServiceContext } from "../context.ts";

/**
 * The customer's credited payments by the provider in use that are not wholly returned, as far as withdrawals are
 * concerned. Returned: parts that went or are going back to the card, and what the provider took back.
 */
export async function readPaidIn(ctx: ServiceContext, sql: Sql, userId: string): Promise<PaidIn[]> {
  const rows = await sql.query<{ id: string; paidAt: Date; amountMinor: bigint; returnedMinor: bigint }>(
    `SELECT * FROM (
      SELECT p.id, p.completed_at AS "paidAt", p.amount_minor AS "amountMinor", (
        coalesce((SELECT sum(w.amount_minor) FROM withdrawal_parts w
          WHERE w.payment_id = p.id AND w.state <> 'returned'), 0)
        + coalesce((SELECT sum(r.amount_minor) FROM payment_reversals r WHERE r.payment_id = p.id), 0)
      )::bigint AS "returnedMinor"
      FROM payments p
      WHERE p.user_id = $1::uuid AND p.state = 'succeeded' AND p.provider = $2 AND p.currency = $3::bpchar
        AND p.payment_ref IS NOT NULL
    ) paid WHERE "amountMinor" > "returnedMinor"`,
    [userId, ctx.payments.name, ctx.settings.currency],
  );
  return rows.map((row) => ({
    id: row.id,
    paidAtMs: row.paidAt.getTime(),
    amountMinor: Number(row.amountMinor),
    returnedMinor: Number(row.returnedMinor),
  }));
}
