import { z } from "zod";
import type { ServiceContext } from "../context.ts";
import type { ProviderEvent } from "../ports.ts";
import type { Transaction } from "../transact.ts";
import { type Applied, done } from "./applied.ts";
import { endWithdrawalPart } from "./end-withdrawal-part.ts";

/** Ends a withdrawal's part as its provider says: arrived, or came back, which may be after it had arrived. */
export async function applyRefundUpdate(
  ctx: ServiceContext,
  tx: Transaction,
  event: Extract<ProviderEvent, { kind: "refund_updated" }>,
): Promise<Applied> {
  const { refundRef, partId, state, failureCode } = event;
  const carriedId = z.uuid().safeParse(partId).data;
  const part = await tx.db.withdrawalPart.findFirst({
    where: { OR: [{ providerRef: refundRef }, ...(carriedId ? [{ id: carriedId }] : [])] },
  });
  if (!part) return { kind: "wait", reason: "no withdrawal has this refund" };
  if (event.amountMinor !== undefined && event.amountMinor !== Number(part.amountMinor)) {
    return { kind: "refused", reason: `refunded ${event.amountMinor} instead of ${part.amountMinor}` };
  }
  const hasEnded =
    state === "succeeded"
      ? await endWithdrawalPart(ctx, tx, part.id, { from: ["sent"], to: "paid", providerRef: refundRef })
      : await endWithdrawalPart(ctx, tx, part.id, {
          from: ["sent", "paid"],
          to: "returned",
          failureCode: failureCode ?? "refund_failed",
          providerRef: refundRef,
        });
  // A part that came back to the wallet must not have reached its card as well.
  const isContradicted = !hasEnded && state === "succeeded" && part.state === "returned";
  return isContradicted ? { kind: "refused", reason: "the refund arrived after it had come back" } : done;
}
