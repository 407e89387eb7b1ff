import { DomainError } from "@paygo/core";
import { requireViewer } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { readSession, requireHost } from "./record.ts";

/** The uid under which the reader may use the mailbox: a host, in an open session, on the device that holds the place. */
export async function requireSignaller(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: { sessionId: string; device: string },
): Promise<{ fromUid: number; peerUserId: string }> {
  const known = requireViewer(viewer);
  const session = await readSession(ctx.db.prisma, input.sessionId);
  const { part, host } = requireHost(session, known);
  if (session.state === "ended") throw new DomainError("session_not_open", "the session has ended");
  if (host.device !== input.device) throw new DomainError("room_elsewhere", "another device holds the place");
  const peerUserId = part === "customer" ? session.vendorId : session.customerId;
  return { fromUid: host.uid, peerUserId };
}
