import type { EventHint, sendSignalsInput } from "@paygo/contracts";
import type { Sql } from "@paygo/db";
import type { z } from "zod";

/** A hint must fit into one NOTIFY (8,000 bytes) with all that is around it. */
const maxMailBytes = 7_500;

interface Letter {
  sessionId: string;
  fromUid: number;
  /** The other host. */
  peer: { userId: string; uid: number };
  messages: z.output<typeof sendSignalsInput>["messages"];
  createdAt: Date;
}

/**
 * Puts messages into the session's mailbox, in the caller's transaction, and returns the hint to give after
 * its commit. It goes to the other person, not to the session: their page may still be on its way to the room.
 */
export async function putSignals(
  sql: Sql,
  { sessionId, fromUid, peer, messages, createdAt }: Letter,
): Promise<EventHint> {
  // Numbers must become visible in their order, or a reader would skip one for good.
  await sql.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [sessionId]);
  const payload = JSON.stringify(messages.map(({ toUid, payload }) => ({ to_uid: toUid, payload })));
  // Both hosts read nothing but each other's messages, so the sender's last one is the reader's last one.
  const rows = await sql.query<{ id: bigint; afterId: bigint }>(
    `
    WITH before AS (
      SELECT coalesce(max(id), 0) AS id FROM signals WHERE session_id = $1::uuid AND from_uid = $2
    ), put AS (
      INSERT INTO signals (session_id, from_uid, to_uid, payload, created_at)
      SELECT $1::uuid, $2, m.to_uid, m.payload, $3
      FROM jsonb_to_recordset($4::text::jsonb) AS m(to_uid int, payload jsonb)
      RETURNING id
    )
    SELECT put.id, before.id AS "afterId" FROM put, before ORDER BY put.id`,
    [sessionId, fromUid, createdAt, payload],
  );
  const hint = { topic: `user:${peer.userId}`, kind: "signal", sessionId } as const;
  const mail = {
    afterId: Number(rows[0]?.afterId ?? 0),
    messages: messages.flatMap(({ toUid, payload }, index) => {
      const id = rows[index]?.id;
      const isForPeer = toUid === null || toUid === peer.uid;
      return id !== undefined && isForPeer ? [{ id: Number(id), fromUid, payload }] : [];
    }),
  };
  return Buffer.byteLength(JSON.stringify(mail)) <= maxMailBytes ? { ...hint, mail } : hint;
}
