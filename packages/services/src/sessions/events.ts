import type { DatabaseTransaction, Prisma } from "@paygo/db";

/** What a session's timeline knows besides presence. */
export type SessionEventKind =
  | "started"
  | "answered"
  | "moved_device"
  | "live"
  | "hold_extended"
  | "hold_not_extended"
  | "ended";

/** Adds one event to the session's timeline. */
export async function addEvent(
  db: Pick<DatabaseTransaction, "sessionEvent">,
  sessionId: string,
  kind: SessionEventKind,
  at: Date,
  data: Prisma.InputJsonObject = {},
): Promise<void> {
  await db.sessionEvent.create({ data: { sessionId, kind, at, data } });
}
