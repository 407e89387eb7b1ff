import { DomainError } from "@paygo/core";
import { requireViewer } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";

interface Signaller {
  fromUid: number;
  peer: { userId: string; uid: number };
  device: string | null;
  isAnswered: boolean;
}

/** Both hosts' places as the reader has them, in an open session. Reads only what is needed: this is the way of every message. */
export async function readPlaces(
  ctx: ServiceContext,
  viewer: Viewer | null,
  sessionId: string,
): Promise<Signaller & { part: "customer" | "vendor" }> {
  const { userId, role } = requireViewer(viewer);
  const session = await ctx.db.prisma.session.findUnique({
    where: { id: sessionId },
    select: {
      state: true,
      customerId: true,
      vendorId: true,
      answeredAt: true,
      participants: {
        where: { role: "host", purpose: "primary" },
        select: { userId: true, uid: true, device: true },
      },
    },
  });
  const self = session?.participants.find((host) => host.userId === userId);
  if (session && !self && role === "admin")
    throw new DomainError("forbidden", "an admin has no place in the session");
  const peer = session?.participants.find((host) => host.userId !== userId);
  if (!session || !self || !peer) throw new DomainError("not_found", "no such session");
  if (session.state === "ended") throw new DomainError("session_not_open", "the session has ended");
  return {
    fromUid: self.uid,
    peer,
    device: self.device,
    isAnswered: session.answeredAt !== null,
    part: session.customerId === userId ? "customer" : "vendor",
  };
}

/** The uid under which the reader may use the mailbox: a host, in an open session, on the device that holds the place. */
export async function requireSignaller(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: { sessionId: string; device: string },
): Promise<Pick<Signaller, "fromUid" | "peer">> {
  const { device, ...places } = await readPlaces(ctx, viewer, input.sessionId);
  if (device !== input.device) throw new DomainError("room_elsewhere", "another device holds the place");
  return places;
}
