import type { SessionPart } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { Dispute } from "@paygo/db";
import type { Viewer } from "../context.ts";
import { requirePart } from "../sessions/record.ts";
import type { Transaction } from "../transact.ts";
import { type Charge, lockCharge } from "./charge.ts";

/**
 * Locks the charge that a dispute is about, for one of `parts` of its session. Throws `not_found` for strangers,
 * `forbidden` for another part, and `dispute_not_open` when it is resolved or withdrawn.
 */
export async function lockOpenDispute(
  tx: Transaction,
  viewer: Viewer,
  disputeId: string,
  parts: readonly SessionPart[],
): Promise<{ charge: Charge; dispute: Dispute }> {
  const about = await tx.db.dispute.findUnique({ where: { id: disputeId }, select: { sessionId: true } });
  if (!about) throw new DomainError("not_found", "no such dispute");
  const charge = await lockCharge(tx, about.sessionId);
  const part = requirePart(charge, viewer);
  if (!parts.includes(part)) throw new DomainError("forbidden", `not for the ${part}`);
  const { dispute } = charge;
  if (dispute?.state !== "open") throw new DomainError("dispute_not_open", "the dispute is closed");
  return { charge, dispute };
}
