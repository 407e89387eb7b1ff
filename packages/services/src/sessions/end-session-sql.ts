import type { Sql, TransactionSql } from "@paygo/db";
import type { SessionRecord } from "./record.ts";

/** A session as it is to be written when it ends. */
export interface Ended {
  session: SessionRecord;
  /** What is captured of each hold; the rest of it is released. */
  captures: { holdId: string; capturedMinor: bigint }[];
  /** What the timeline says of the end. */
  event: Readonly<Record<string, string>>;
}

/**
 * The customers who owe something, of those to whom the sessions' settlement, posted before, gave money back. That
 * posting holds the accounts that a reversal needs, so nobody begins to owe after this has looked.
 */
export async function selectOwing(sql: Sql, ended: readonly Ended[]): Promise<string[]> {
  const rows = await sql.query<{ ownerId: string }>(
    `SELECT owner_id AS "ownerId" FROM ledger_accounts
    WHERE kind = 'receivable' AND owner_id = ANY($1::uuid[]) AND balance_minor < 0 ORDER BY owner_id`,
    [ended.map(({ session }) => session.customerId)],
  );
  return rows.map(({ ownerId }) => ownerId);
}

const endStatement = `
  WITH ended AS MATERIALIZED (
    SELECT * FROM unnest($2::uuid[], $3::text[], $4::text[], $5::int[], $6::bigint[], $7::bigint[], $8::bigint[],
        $9::bigint[], $10::text[])
      AS e(id, reason, decline_reason, billable_ms, charged, unaffordable, vendor, fee, event)
  ), closed AS (
    UPDATE participants p SET closed_at = $1::timestamptz FROM ended e WHERE p.session_id = e.id
  ), settled AS (
    UPDATE holds h SET state = 'settled', captured_minor = c.captured,
      released_minor = h.amount_minor - c.captured, settled_at = $1::timestamptz
    FROM unnest($11::uuid[], $12::bigint[]) AS c(id, captured) WHERE h.id = c.id
  ), noted AS (
    INSERT INTO session_events (session_id, kind, at, data)
    SELECT e.id, 'ended', $1::timestamptz, e.event::jsonb FROM ended e
  ), earned AS (
    INSERT INTO earnings (session_id, vendor_id, currency, amount_minor, available_at)
    SELECT e.id, s.vendor_id, s.currency, e.vendor, $13::timestamptz
    FROM ended e JOIN sessions s ON s.id = e.id WHERE e.vendor > 0
  )
  UPDATE sessions s SET state = 'ended', end_reason = e.reason::"EndReason", decline_reason = e.decline_reason,
    ended_at = $1::timestamptz, billable_ms = e.billable_ms, charged_minor = e.charged,
    unaffordable_minor = e.unaffordable, vendor_minor = e.vendor, fee_minor = e.fee
  FROM ended e WHERE s.id = e.id`;

/**
 * Writes the ends of sessions with one statement: evidence closed, holds settled, bill and timeline. The vendors'
 * shares are theirs to be paid from `availableAt` on.
 */
export function writeEnds(sql: TransactionSql, ended: readonly Ended[], now: Date, availableAt: Date): void {
  const sessions = ended.map(({ session }) => session);
  const captures = ended.flatMap((end) => end.captures);
  sql.send(endStatement, [
    now,
    sessions.map((session) => session.id),
    sessions.map((session) => session.endReason),
    sessions.map((session) => session.declineReason),
    sessions.map((session) => session.billableMs),
    sessions.map((session) => session.chargedMinor),
    sessions.map((session) => session.unaffordableMinor),
    sessions.map((session) => session.vendorMinor),
    sessions.map((session) => session.feeMinor),
    ended.map(({ event }) => JSON.stringify(event)),
    captures.map((capture) => capture.holdId),
    captures.map((capture) => capture.capturedMinor),
    availableAt,
  ]);
}
