import type { RoomCredential, tokenInput } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { z } from "zod";
import { requireViewer } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { sessionHints } from "../hints.ts";
import { transactSql } from "../transact.ts";
import { seatDevice } from "./answer-sql.ts";
import { addEvent } from "./events.ts";
import { issueRoom } from "./present.ts";
import { type HostRecord, lockSession, readSession, requireHost, type SessionRecord } from "./record.ts";

/**
 * A fresh room credential for a participant of an open session. With `takeOver` the place moves to
 * `device`; without, another device than the present one is refused with `room_elsewhere`. A vendor who
 * has not answered has no place yet: `session_not_open`.
 */
export async function renewRoom(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof tokenInput>,
): Promise<{ room: RoomCredential }> {
  const known = requireViewer(viewer);
  const session = await readSession(ctx.db.sql, input.sessionId);
  const { part, host } = requireOpenPlace(session, known);
  const device = input.device ?? host.device;
  if (device === host.device) return { room: issueRoom(ctx, session, part) };
  if (!input.takeOver) throw new DomainError("room_elsewhere", "another device holds the place");
  return transactSql(ctx, async (tx) => {
    const locked = await lockSession(tx.sql, input.sessionId);
    const place = requireOpenPlace(locked, known);
    seatDevice(tx.sql, place.host.id, device);
    addEvent(tx.sql, locked.id, "moved_device", ctx.clock.now(), { part });
    tx.hint(...sessionHints(locked));
    return { room: issueRoom(ctx, locked, part) };
  });
}

function requireOpenPlace(
  session: SessionRecord,
  viewer: Viewer,
): { part: "customer" | "vendor"; host: HostRecord } {
  const place = requireHost(session, viewer);
  if (session.state === "ended") throw new DomainError("session_not_open", "the session has ended");
  if (place.part === "vendor" && session.answeredAt === null) {
    throw new DomainError("session_not_open", "answer first");
  }
  return place;
}
