import type { Sql } from "@paygo/db";

/**
 * Has the next sweep look again at the customer's live session: at its hold if the money had run out, and at what
 * the two were told about that. To be called before a posting that adds to the customer's available money, in its
 * transaction. Locks their open session: a sweep in progress may have read the empty wallet and be about to give
 * up extending, and one that rings may be live by the time it is looked at.
 */
export async function lookAgain(sql: Sql, customerId: string, now: Date): Promise<void> {
  await sql.query("SELECT 1 FROM sessions WHERE customer_id = $1::uuid AND state <> 'ended' FOR UPDATE", [
    customerId,
  ]);
  await sql.query(
    `UPDATE sessions SET extend_at = coalesce(extend_at, $2::timestamptz), warn_at = $2::timestamptz
    WHERE customer_id = $1::uuid AND state = 'live'`,
    [customerId, now],
  );
}
