import type { IntervalView, ReceiptView, sessionInput } from "@paygo/contracts";
import { adjustmentWindowEndMs, computeBill, DomainError, type Interval } from "@paygo/core";
import type { z } from "zod";
import { requireViewer } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { windowMsOf } from "../refunds/charge.ts";
import { toDisputeView, toRefundView } from "../refunds/view.ts";
import { capOf, evidenceOf, feeOf, heldOf, readSession, requirePart, tariffOf } from "./record.ts";

/**
 * The bill of an ended session with the evidence that it rests on. The figures are computed anew from that
 * evidence; if they differ from what was settled, that is an `internal` error and never shown as a bill.
 * Throws `not_found` to strangers, and while the session is still open.
 */
export async function getReceipt(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof sessionInput>,
): Promise<ReceiptView> {
  const known = requireViewer(viewer);
  const session = await readSession(ctx.db.sql, input.sessionId);
  const part = requirePart(session, known);
  if (session.endedAt === null || session.endReason === null) {
    throw new DomainError("not_found", "the session has no receipt before it ends");
  }
  const evidence = evidenceOf(session);
  const heldMinor = heldOf(session);
  const fee = feeOf(session);
  const bill = computeBill({ tariff: tariffOf(session), evidence, heldMinor, fee });
  if (BigInt(bill.chargedMinor) !== session.chargedMinor) {
    throw new DomainError(
      "internal",
      `session ${session.id} was settled for another amount than its evidence`,
    );
  }
  const { endedAt } = session;
  const since = await readSince(ctx, session.id);
  const adjustableUntilMs = adjustmentWindowEndMs(endedAt.getTime(), windowMsOf(ctx, { ...since, endedAt }));
  return {
    sessionId: session.id,
    receiptNumber: Number(session.receiptNumber),
    part,
    endReason: session.endReason,
    declineReason: session.declineReason,
    service: { id: session.serviceId, title: session.serviceTitle },
    customer: session.customer,
    vendor: session.vendor,
    tariff: tariffOf(session),
    createdAt: session.createdAt.toISOString(),
    answeredAt: session.answeredAt?.toISOString() ?? null,
    liveAt: session.liveAt?.toISOString() ?? null,
    endedAt: session.endedAt.toISOString(),
    presence: { customer: evidence.customer.map(toView), vendor: evidence.vendor.map(toView) },
    billable: bill.billable.map(toView),
    billableMs: bill.billableMs,
    billableSeconds: bill.charge.billableSeconds,
    freeSeconds: bill.charge.freeSeconds,
    billedSeconds: bill.charge.billedSeconds,
    isMinimum: bill.charge.isMinimum,
    capMinor: part === "vendor" ? null : capOf(session),
    dueMinor: bill.charge.amountMinor,
    heldMinor,
    chargedMinor: bill.chargedMinor,
    releasedMinor: bill.releasedMinor,
    unaffordableMinor: bill.unaffordableMinor,
    split: part === "customer" ? null : { fee, vendorMinor: bill.vendorMinor, feeMinor: bill.feeMinor },
    refunds: since.refunds.map((refund) => toRefundView(refund, part)),
    dispute: since.dispute && toDisputeView(since.dispute, since.dispute.refund),
    adjustableUntil: bill.chargedMinor === 0 ? null : new Date(adjustableUntilMs).toISOString(),
    events: since.events.map((event) => ({ kind: event.kind, at: event.at.toISOString() })),
  };
}

/** The timeline, and what became of the charge. */
function readSince(ctx: ServiceContext, sessionId: string) {
  return ctx.db.prisma.session.findUniqueOrThrow({
    where: { id: sessionId },
    select: {
      events: { orderBy: { id: "asc" }, select: { kind: true, at: true } },
      refunds: { orderBy: { number: "asc" } },
      dispute: { include: { refund: true } },
      earning: { select: { availableAt: true } },
    },
  });
}

function toView(interval: Interval): IntervalView {
  return {
    startedAt: new Date(interval.startMs).toISOString(),
    endedAt: new Date(interval.endMs).toISOString(),
  };
}
