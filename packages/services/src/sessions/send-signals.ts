import type { sendSignalsInput } from "@paygo/contracts";
import type { z } from "zod";
import type { ServiceContext, Viewer } from "../context.ts";
import { requireSignaller } from "./signaller.ts";

/**
 * Puts signalling messages into the mailbox of the session's `peer` room and hints its readers. Throws
 * `not_found`, `forbidden`, `session_not_open` or `room_elsewhere`.
 */
export async function sendSignals(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof sendSignalsInput>,
): Promise<{ ok: true }> {
  const { fromUid, peerUserId } = await requireSignaller(ctx, viewer, input);
  await ctx.rateLimits.consume("signal", `${input.sessionId}:${fromUid}`);
  const createdAt = ctx.clock.now();
  await ctx.db.prisma.$transaction([
    // Numbers must become visible in their order, or a reader would skip one for good.
    ctx.db.prisma.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${input.sessionId}, 0))`,
    ctx.db.prisma.signal.createMany({
      data: input.messages.map(({ toUid, payload }) => ({
        sessionId: input.sessionId,
        fromUid,
        toUid,
        payload,
        createdAt,
      })),
    }),
  ]);
  // To the other person, not to the session: their page may still be on its way to the room.
  ctx.hub.publish([{ topic: `user:${peerUserId}`, kind: "signal", sessionId: input.sessionId }]);
  return { ok: true };
}
