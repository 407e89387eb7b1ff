import type { prepareOutput, sessionInput } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { z } from "zod";
import type { ServiceContext, Viewer } from "../context.ts";
import { issueRoom } from "./present.ts";
import { readMail } from "./read-signals.ts";
import { readSession } from "./record.ts";
import { readPlaces } from "./signaller.ts";

/**
 * What a rung vendor's browser needs to make its half of a `peer` connection ready before the answer: the ring
 * carries the customer's offer, as an INVITE does (RFC 3261, 13.2.1). It gives no place in the room. Throws
 * `not_found`, `forbidden` (for the customer) or `session_not_open` (ended, or answered).
 */
export async function prepareAnswer(
  ctx: ServiceContext,
  viewer: Viewer | null,
  { sessionId }: z.output<typeof sessionInput>,
): Promise<z.output<typeof prepareOutput>> {
  const { part, isAnswered, fromUid: uid, peer } = await readPlaces(ctx, viewer, sessionId);
  if (part !== "vendor") throw new DomainError("forbidden", "only the vendor answers");
  if (isAnswered) throw new DomainError("session_not_open", "it was answered");
  const room = issueRoom(ctx, await readSession(ctx.db.sql, sessionId), part);
  const isPeer = room.provider === "peer";
  return {
    uid,
    peerUid: peer.uid,
    iceServers: isPeer ? room.iceServers : null,
    messages: isPeer ? await readMail(ctx, { sessionId, uid, afterId: 0 }) : [],
  };
}
