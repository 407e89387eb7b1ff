import { Prisma, type Session, type Sql, type TransactionSql } from "@paygo/db";
import { columnsOf } from "../columns.ts";

/** One of the two hosts, with their closed presence intervals in order. */
export interface HostRecord {
  id: string;
  userId: string;
  uid: number;
  device: string | null;
  presentSince: Date | null;
  lastEvidenceAt: Date | null;
  silentMs: number;
  intervals: { startedAt: Date; endedAt: Date }[];
}

/** What every view, bill and verdict is made from: a session with all that belongs to it. */
export interface SessionRecord extends Session {
  customer: { id: string; name: string };
  vendor: { id: string; name: string };
  participants: HostRecord[];
  /** Oldest first. */
  holds: { id: string; amountMinor: bigint }[];
  /** The customer's free money; for nobody else's eyes. */
  availableMinor: number;
}

interface SessionRow extends Session {
  customerName: string;
  vendorName: string;
  hosts: {
    id: string;
    userId: string;
    uid: number;
    device: string | null;
    presentSinceMs: number | null;
    lastEvidenceMs: number | null;
    silentMs: number;
    intervals: { startMs: number; endMs: number }[];
  }[];
  heldParts: { id: string; amountMinor: number }[];
  availableMinor: bigint;
}

const milliseconds = (column: string) => `(extract(epoch FROM ${column}) * 1000)::bigint`;

const selectStatement = `
  SELECT ${columnsOf(Prisma.SessionScalarFieldEnum, "s")}, customer.name AS "customerName", vendor.name AS "vendorName",
    (SELECT json_agg(json_build_object(
        'id', p.id, 'userId', p.user_id, 'uid', p.uid, 'device', p.device, 'silentMs', p.silent_ms,
        'presentSinceMs', ${milliseconds("p.present_since")}, 'lastEvidenceMs', ${milliseconds("p.last_evidence_at")},
        'intervals', (SELECT coalesce(json_agg(json_build_object(
            'startMs', ${milliseconds("i.started_at")}, 'endMs', ${milliseconds("i.ended_at")}) ORDER BY i.started_at), '[]')
          FROM presence_intervals i WHERE i.participant_id = p.id)))
      FROM participants p WHERE p.session_id = s.id AND p.role = 'host' AND p.purpose = 'primary') AS hosts,
    (SELECT coalesce(json_agg(json_build_object('id', h.id, 'amountMinor', h.amount_minor)
        ORDER BY h.created_at, h.id), '[]')
      FROM holds h WHERE h.session_id = s.id) AS "heldParts",
    coalesce((SELECT a.balance_minor FROM ledger_accounts a
      WHERE a.kind = 'available' AND a.owner_id = s.customer_id AND a.currency = s.currency), 0) AS "availableMinor"
  FROM sessions s
  JOIN users customer ON customer.id = s.customer_id
  JOIN users vendor ON vendor.id = s.vendor_id
  WHERE s.id = ANY($1::uuid[])
  ORDER BY s.id`;

/** Reads sessions, in the order of their ids. Those that do not exist are left out. */
export async function selectSessions(sql: Sql, sessionIds: readonly string[]): Promise<SessionRecord[]> {
  const rows = await sql.query<SessionRow>(selectStatement, [sessionIds]);
  return rows.map(({ customerName, vendorName, hosts, heldParts, availableMinor, ...session }) => ({
    ...session,
    customer: { id: session.customerId, name: customerName },
    vendor: { id: session.vendorId, name: vendorName },
    participants: (hosts ?? []).map(({ presentSinceMs, lastEvidenceMs, intervals, ...host }) => ({
      ...host,
      presentSince: toDate(presentSinceMs),
      lastEvidenceAt: toDate(lastEvidenceMs),
      intervals: intervals.map(({ startMs, endMs }) => ({
        startedAt: new Date(startMs),
        endedAt: new Date(endMs),
      })),
    })),
    holds: heldParts.map((hold) => ({ ...hold, amountMinor: BigInt(hold.amountMinor) })),
    availableMinor: Number(availableMinor),
  }));
}

function toDate(instantMs: number | null): Date | null {
  return instantMs === null ? null : new Date(instantMs);
}

const lockStatements = {
  wait: "SELECT id FROM sessions WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE",
  skip: `SELECT id FROM sessions WHERE id = ANY($1::uuid[]) AND state <> 'ended' ORDER BY id FOR UPDATE SKIP LOCKED`,
};

/** Locks sessions: `wait`s for whoever holds one, or `skip`s those, and ended ones too. Returns which it locked. */
export async function lockSessionRows(
  sql: Sql,
  sessionIds: readonly string[],
  others: keyof typeof lockStatements,
): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(lockStatements[others], [sessionIds]);
  return rows.map(({ id }) => id);
}

/**
 * Locks both hosts' rows of sessions whose own rows are locked: waits for heartbeats that are being written, and
 * lets none in until the end of the transaction. In the order of their ids, as heartbeats do.
 */
export function lockHosts(sql: TransactionSql, sessionIds: readonly string[]): void {
  sql.send("SELECT 1 FROM participants WHERE session_id = ANY($1::uuid[]) ORDER BY id FOR UPDATE", [
    sessionIds,
  ]);
}
