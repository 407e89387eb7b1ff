import type { EndReason, Interval, SessionState } from "@paygo/core";
import type { Sql } from "@paygo/db";

/** A host's place, with the evidence that heartbeats add to. */
export interface HostRow {
  id: string;
  sessionId: string;
  userId: string;
  device: string | null;
  presentSince: Date | null;
  lastEvidenceAt: Date | null;
  silentMs: number;
  closedAt: Date | null;
}

/** What of a session its heartbeats are answered from. */
export interface SessionRow {
  id: string;
  customerId: string;
  vendorId: string;
  state: SessionState;
  endReason: EndReason | null;
  answeredAt: Date | null;
  pricePerMinuteMinor: bigint;
  currency: string;
  initialSeconds: number;
  subsequentSeconds: number;
  freeSeconds: number;
  minimumMinor: bigint;
  minimumAfterSeconds: number;
  minuteMs: number;
  heldMinor: bigint;
  intervals: { userId: string; startMs: number; endMs: number }[];
}

/** Sessions by their ids. */
export type Sessions = Map<string, SessionRow>;

/** A host with new evidence, and the interval that it closed, if any. */
export interface Change {
  host: HostRow;
  closed: Interval | null;
}

/**
 * Both hosts of the sessions, locked in the order of their ids and without waiting: one session that somebody holds
 * must not hold up all the others. Foreign keys do not count as holding it.
 */
export function lockHosts(sql: Sql, sessionIds: readonly string[]): Promise<HostRow[]> {
  return sql.query<HostRow>(
    `SELECT id, session_id AS "sessionId", user_id AS "userId", device, present_since AS "presentSince",
      last_evidence_at AS "lastEvidenceAt", silent_ms AS "silentMs", closed_at AS "closedAt"
    FROM participants
    WHERE session_id = ANY($1::uuid[]) AND role = 'host' AND purpose = 'primary'
    ORDER BY id FOR NO KEY UPDATE SKIP LOCKED`,
    [sessionIds],
  );
}

/** The sessions of these ids; to be read after the locks, so that what is closed by then is seen as closed. */
export async function selectBeatSessions(sql: Sql, sessionIds: readonly string[]): Promise<Sessions> {
  const rows = await sql.query<SessionRow>(
    `SELECT s.id, s.customer_id AS "customerId", s.vendor_id AS "vendorId", s.state::text AS state,
      s.end_reason::text AS "endReason", s.answered_at AS "answeredAt",
      s.price_per_minute_minor AS "pricePerMinuteMinor", s.currency::text AS currency,
      s.initial_seconds AS "initialSeconds", s.subsequent_seconds AS "subsequentSeconds",
      s.free_seconds AS "freeSeconds", s.minimum_minor AS "minimumMinor",
      s.minimum_after_seconds AS "minimumAfterSeconds", s.minute_ms AS "minuteMs",
      (SELECT coalesce(sum(h.amount_minor), 0)::bigint FROM holds h WHERE h.session_id = s.id) AS "heldMinor",
      (SELECT coalesce(json_agg(json_build_object('userId', p.user_id,
          'startMs', (extract(epoch FROM i.started_at) * 1000)::bigint,
          'endMs', (extract(epoch FROM i.ended_at) * 1000)::bigint)), '[]')
        FROM participants p JOIN presence_intervals i ON i.participant_id = p.id
        WHERE p.session_id = s.id) AS intervals
    FROM sessions s WHERE s.id = ANY($1::uuid[])`,
    [sessionIds],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Writes the evidence of the hosts and the intervals that were closed. */
export async function saveEvidence(sql: Sql, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const hosts = [...new Set(changes.map((change) => change.host))];
  await sql.query(
    `UPDATE participants p
    SET present_since = c.present_since, last_evidence_at = c.last_evidence_at, silent_ms = c.silent_ms
    FROM unnest(
      $1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::int[]
    ) AS c(id, present_since, last_evidence_at, silent_ms)
    WHERE p.id = c.id`,
    [
      hosts.map((host) => host.id),
      hosts.map((host) => host.presentSince),
      hosts.map((host) => host.lastEvidenceAt),
      hosts.map((host) => host.silentMs),
    ],
  );
  const returns = changes.flatMap(({ host, closed }) => (closed ? [{ host, closed }] : []));
  if (returns.length === 0) return;
  await sql.query(
    `INSERT INTO presence_intervals (participant_id, started_at, ended_at)
    SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[])`,
    [
      returns.map(({ host }) => host.id),
      returns.map(({ closed }) => new Date(closed.startMs)),
      returns.map(({ closed }) => new Date(closed.endMs)),
    ],
  );
}
