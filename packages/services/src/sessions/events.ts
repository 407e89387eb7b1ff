import type { TransactionSql } from "@paygo/db";

/** What a session's timeline knows besides presence. */
export type SessionEventKind =
  | "started"
  | "answered"
  | "moved_device"
  | "live"
  | "hold_extended"
  | "hold_not_extended"
  | "cap_raised"
  | "low_funds_2"
  | "low_funds_1"
  | "ended";

/** Adds one event to the session's timeline. */
export function addEvent(
  sql: TransactionSql,
  sessionId: string,
  kind: SessionEventKind,
  at: Date,
  data: Readonly<Record<string, string | number | null>> = {},
): void {
  sql.send("INSERT INTO session_events (session_id, kind, at, data) VALUES ($1, $2, $3, $4::text::jsonb)", [
    sessionId,
    kind,
    at,
    JSON.stringify(data),
  ]);
}
