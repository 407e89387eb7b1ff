import {
  adjustmentWindowEndMs,
  type Bill,
  computeBill,
  DomainError,
  type EndReason,
  settlement,
} from "@paygo/core";
import type { ServiceContext } from "../context.ts";
import { sessionHints, walletHint } from "../hints.ts";
import { type PostingOrder, postAll } from "../ledger/post.ts";
import { repayReceivable } from "../ledger/repay.ts";
import type { SqlTransaction } from "../transact.ts";
import { type Ended, selectOwing, writeEnds } from "./end-session-sql.ts";
import { evidenceOf, feeOf, heldOf, type SessionRecord, tariffOf } from "./record.ts";
import { lockHosts, selectSessions } from "./record-sql.ts";

/** Why a session ends, and what its timeline or its receipt says besides. */
export interface Ending {
  sessionId: string;
  reason: EndReason;
  declineReason?: string | undefined;
  adminId?: string;
}

/**
 * Ends a locked, open session: closes the evidence, computes the bill, captures and releases the holds and
 * writes it all in the caller's transaction. The caller must hold the session's lock (`lockSession`).
 */
export async function endSession(
  ctx: ServiceContext,
  tx: SqlTransaction,
  locked: SessionRecord,
  reason: EndReason,
  details: Omit<Ending, "sessionId" | "reason"> = {},
): Promise<SessionRecord> {
  const [ended] = await endSessions(ctx, tx, [{ sessionId: locked.id, reason, ...details }]);
  if (!ended) throw new DomainError("internal", `session ${locked.id} vanished`);
  return ended;
}

/** As {@link endSession}, for several locked sessions at once, all or none. Returns them in the order of their ids. */
export async function endSessions(
  ctx: ServiceContext,
  tx: SqlTransaction,
  endings: readonly Ending[],
): Promise<SessionRecord[]> {
  const sessionIds = endings.map((ending) => ending.sessionId);
  lockHosts(tx.sql, sessionIds);
  // Nothing can change them any more, so what is read now is what they are billed by.
  const sessions = await selectSessions(tx.sql, sessionIds);
  const now = ctx.clock.now();
  const ended = sessions.map((session) => {
    const ending = endings.find(({ sessionId }) => sessionId === session.id);
    if (!ending) throw new DomainError("internal", `session ${session.id} was not to end`);
    return planEnd(session, ending, now);
  });
  const availableAtMs = adjustmentWindowEndMs(now.getTime(), ctx.settings.disputeWindowMs);
  writeEnds(tx.sql, ended, now, new Date(availableAtMs));
  await postAll(
    tx.sql,
    ctx.ids,
    ended.map(({ order }) => order),
  );
  for (const customerId of await selectOwing(tx.sql, ended)) await repayReceivable(ctx, tx, customerId);
  for (const { session } of ended) {
    tx.hint(...sessionHints(session), walletHint(session.customerId), walletHint(session.vendorId));
  }
  return ended.map(({ session, bill }) => ({
    ...session,
    availableMinor: session.availableMinor + bill.releasedMinor,
  }));
}

/** All that the end of a session comes to: its row, its holds, its bill and the posting that settles it. */
function planEnd(
  open: SessionRecord,
  { reason, declineReason, adminId }: Ending,
  now: Date,
): Ended & { bill: Bill; order: PostingOrder } {
  const heldMinor = heldOf(open);
  const bill = computeBill({
    tariff: tariffOf(open),
    evidence: evidenceOf(open),
    heldMinor,
    fee: feeOf(open),
  });
  const { vendorMinor, feeMinor, releasedMinor } = bill;
  const session: SessionRecord = {
    ...open,
    state: "ended",
    endReason: reason,
    declineReason: declineReason ?? null,
    endedAt: now,
    billableMs: bill.billableMs,
    chargedMinor: BigInt(bill.chargedMinor),
    unaffordableMinor: BigInt(bill.unaffordableMinor),
    vendorMinor: BigInt(vendorMinor),
    feeMinor: BigInt(feeMinor),
  };
  return {
    session,
    bill,
    captures: captureHolds(open, bill.chargedMinor),
    event: adminId === undefined ? { reason } : { reason, adminId },
    order: {
      posting: settlement(open, { heldMinor, vendorMinor, feeMinor, releasedMinor }),
      idempotencyKey: `settlement:${open.id}`,
      currency: open.currency,
      sessionId: open.id,
      now,
    },
  };
}

/** Captures the charge from the holds, oldest first; what is left of each is released. */
function captureHolds(session: SessionRecord, chargedMinor: number): Ended["captures"] {
  let uncaptured = BigInt(chargedMinor);
  return session.holds.map(({ id, amountMinor }) => {
    const capturedMinor = amountMinor < uncaptured ? amountMinor : uncaptured;
    uncaptured -= capturedMinor;
    return { holdId: id, capturedMinor };
  });
}
