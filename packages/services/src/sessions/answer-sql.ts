import type { TransactionSql } from "@paygo/db";
import type { SessionRecord } from "./record.ts";

/** Gives a host's place to a device. */
export function seatDevice(sql: TransactionSql, participantId: string, device: string | null): void {
  sql.send("UPDATE participants SET device = $2 WHERE id = $1", [participantId, device]);
}

/** Writes the vendor's answer with one statement: the deadlines from now on, the vendor's device and the timeline. */
export function writeAnswer(
  sql: TransactionSql,
  session: Pick<SessionRecord, "id" | "answeredAt" | "silentAfter" | "maxUntil">,
  vendor: { id: string; device: string },
): void {
  sql.send(
    `WITH seated AS (
      UPDATE participants SET device = $6 WHERE id = $5
    ), noted AS (
      INSERT INTO session_events (session_id, kind, at) VALUES ($1, 'answered', $2)
    )
    UPDATE sessions SET answered_at = $2, ringing_until = NULL, silent_after = $3, max_until = $4 WHERE id = $1`,
    [session.id, session.answeredAt, session.silentAfter, session.maxUntil, vendor.id, vendor.device],
  );
}
