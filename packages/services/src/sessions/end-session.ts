import { computeBill, type EndReason, settlement } from "@paygo/core";
import type { ServiceContext } from "../context.ts";
import { sessionHints, walletHint } from "../hints.ts";
import { post } from "../ledger/post.ts";
import type { Transaction } from "../transact.ts";
import { addEvent } from "./events.ts";
import { evidenceOf, heldOf, readSession, type SessionRecord, tariffOf } from "./record.ts";

/**
 * Ends a locked, open session: closes the evidence, computes the bill, captures and releases the holds and
 * writes it all in the caller's transaction. The caller must hold the session's lock (`lockSession`).
 */
export async function endSession(
  ctx: ServiceContext,
  tx: Transaction,
  locked: SessionRecord,
  reason: EndReason,
  details: { declineReason?: string; adminId?: string } = {},
): Promise<SessionRecord> {
  const now = ctx.clock.now();
  // Waits for a heartbeat that is being written, and lets none in afterwards. Locked in the order of their ids,
  // as heartbeats do.
  await tx.db.$queryRaw`
    SELECT 1 FROM participants WHERE session_id = ${locked.id}::uuid ORDER BY id FOR UPDATE`;
  await tx.db.participant.updateMany({ where: { sessionId: locked.id }, data: { closedAt: now } });
  const session = await readSession(tx.db, locked.id);
  const bill = computeBill({
    tariff: tariffOf(session),
    evidence: evidenceOf(session),
    heldMinor: heldOf(session),
    feeBasisPoints: session.feeBasisPoints,
  });
  await tx.db.session.update({
    where: { id: session.id },
    data: {
      state: "ended",
      endReason: reason,
      declineReason: details.declineReason ?? null,
      endedAt: now,
      billableMs: bill.billableMs,
      chargedMinor: BigInt(bill.chargedMinor),
      unaffordableMinor: BigInt(bill.unaffordableMinor),
      vendorMinor: BigInt(bill.vendorMinor),
      feeMinor: BigInt(bill.feeMinor),
    },
  });
  const { adminId } = details;
  await addEvent(tx.db, session.id, "ended", now, adminId === undefined ? { reason } : { reason, adminId });
  await settleHolds(tx, session, bill.chargedMinor, now);
  await post(
    tx.db,
    ctx.ids,
    settlement(session, {
      heldMinor: heldOf(session),
      vendorMinor: bill.vendorMinor,
      feeMinor: bill.feeMinor,
      releasedMinor: bill.releasedMinor,
    }),
    { idempotencyKey: `settlement:${session.id}`, currency: session.currency, sessionId: session.id, now },
  );
  tx.hint(...sessionHints(session), walletHint(session.customerId), walletHint(session.vendorId));
  return readSession(tx.db, session.id);
}

/** Captures the charge from the holds, oldest first, and releases what is left of each. */
async function settleHolds(
  tx: Transaction,
  session: SessionRecord,
  chargedMinor: number,
  now: Date,
): Promise<void> {
  let uncaptured = BigInt(chargedMinor);
  for (const hold of session.holds) {
    const capturedMinor = hold.amountMinor < uncaptured ? hold.amountMinor : uncaptured;
    uncaptured -= capturedMinor;
    await tx.db.hold.update({
      where: { id: hold.id, state: "open" },
      data: {
        state: "settled",
        capturedMinor,
        releasedMinor: hold.amountMinor - capturedMinor,
        settledAt: now,
      },
    });
  }
}
