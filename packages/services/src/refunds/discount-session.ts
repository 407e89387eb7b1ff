import type { discountSessionInput, RefundView } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { Refund } from "@paygo/db";
import type { z } from "zod";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { requirePart } from "../sessions/record.ts";
import { type Transaction, transact } from "../transact.ts";
import { type Charge, chargedOf, lockCharge, requireOpenWindow } from "./charge.ts";
import { giveBack } from "./give-back.ts";
import { toRefundView } from "./view.ts";

/**
 * The vendor gives part of a bill back, or all that is left of it, while the window is open. What leaves nothing of
 * the charge also ends an open dispute as refunded. The same key with the same input returns the first refund. Throws `not_found`, `forbidden`, `adjustment_window_closed`,
 * `refund_exceeds_charge` (with `leftMinor`) and `idempotency_mismatch`.
 */
export async function discountSession(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof discountSessionInput>,
): Promise<RefundView> {
  const vendor = requireRole(viewer, "vendor");
  await ctx.rateLimits.consume("discount", vendor.userId);
  const { sessionId, amountMinor, note } = input;
  const { userId: byUserId } = vendor;
  // The vendor's keys are apart from those that resolving a dispute makes.
  const idempotencyKey = `discount:${input.idempotencyKey}`;
  return transact(ctx, async (tx) => {
    const charge = await lockCharge(tx, sessionId);
    const part = requirePart(charge, vendor);
    const first = await tx.db.refund.findUnique({
      where: { byUserId_idempotencyKey: { byUserId, idempotencyKey } },
    });
    if (first) {
      const isSame =
        first.sessionId === sessionId && Number(first.amountMinor) === amountMinor && first.note === note;
      if (!isSame) throw new DomainError("idempotency_mismatch", "the key was used for another discount");
      return toRefundView(first, part);
    }
    const now = ctx.clock.now();
    requireOpenWindow(ctx, charge, now);
    const order = { id: ctx.ids.newId(), amountMinor, note, byUserId, idempotencyKey, now };
    const refund = await giveBack(ctx, tx, charge, { ...order, reason: "discount" });
    if (amountMinor === chargedOf(charge).leftMinor) await endDispute(tx, charge, refund);
    return toRefundView(refund, part);
  });
}

/** With nothing left to give back there is nothing left to dispute. */
async function endDispute(tx: Transaction, { dispute }: Charge, refund: Refund): Promise<void> {
  if (dispute?.state !== "open") return;
  const { id: refundId, note: resolution, createdAt: resolvedAt, byUserId: resolvedById } = refund;
  await tx.db.dispute.update({
    where: { id: dispute.id },
    data: { state: "refunded", refundId, resolution, resolvedAt, resolvedById },
  });
}
