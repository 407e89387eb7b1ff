import { DomainError, refund, splitRefund } from "@paygo/core";
import type { Refund } from "@paygo/db";
import type { ServiceContext } from "../context.ts";
import { sessionHints, walletHint } from "../hints.ts";
import { post } from "../ledger/post.ts";
import { repayReceivable } from "../ledger/repay.ts";
import { lookAgain } from "../sessions/look-again.ts";
import { feeOf } from "../sessions/record.ts";
import type { Transaction } from "../transact.ts";
import { type Charge, chargedOf } from "./charge.ts";

/** A credit note that is to be made. */
export interface RefundOrder {
  id: string;
  amountMinor: number;
  reason: "discount" | "dispute";
  note: string;
  byUserId: string;
  idempotencyKey: string;
  now: Date;
}

/**
 * Gives part of a locked charge back to the customer's wallet: vendor and platform give what they had of it. What
 * the customer owes is paid first. Throws `refund_exceeds_charge` (with `leftMinor`), and `idempotency_mismatch`
 * when the key is another refund's.
 */
export async function giveBack(
  ctx: ServiceContext,
  tx: Transaction,
  charge: Charge,
  order: RefundOrder,
): Promise<Refund> {
  const { id: sessionId, customerId, vendorId, currency } = charge;
  const { now, ...row } = order;
  const split = splitRefund({ ...chargedOf(charge), fee: feeOf(charge) }, order.amountMinor);
  await lookAgain(tx.sql, customerId, now);
  const { transactionId } = await post(tx.sql, ctx.ids, refund({ customerId, vendorId }, split), {
    idempotencyKey: `refund:${order.id}`,
    currency,
    sessionId,
    now,
  });
  const [made] = await tx.db.refund.createManyAndReturn({
    data: [{ ...row, ...split, sessionId, transactionId, createdAt: now }],
    skipDuplicates: true,
  });
  if (!made) throw new DomainError("idempotency_mismatch", "the key was used for another refund");
  await repayReceivable(ctx, tx, customerId);
  tx.hint(...sessionHints(charge), walletHint(customerId), walletHint(vendorId));
  return made;
}
