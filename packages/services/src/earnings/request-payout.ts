import type { PayoutView, requestPayoutInput } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { Payout } from "@paygo/db";
import type { z } from "zod";
import { requireRecentSignIn, requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { transact } from "../transact.ts";
import { createPayout, readAvailable } from "./create-payout.ts";
import { toPayoutView } from "./payout-view.ts";
import { sendPayout } from "./send-payouts.ts";

/**
 * Pays available earnings out. They are set apart first; then the provider is asked, and once more by a job if it
 * does not answer. The same key with the same amount returns the first payout. Throws `forbidden`,
 * `recent_sign_in_required`, `payout_account_missing`, `invalid_input` (below `minimumMinor`),
 * `payout_exceeds_available` (with `availableMinor`) and `idempotency_mismatch`.
 */
export async function requestPayout(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof requestPayoutInput>,
): Promise<{ payout: PayoutView }> {
  requireRole(viewer, "vendor");
  const { userId: vendorId } = requireRecentSignIn(ctx, viewer);
  await ctx.rateLimits.consume("payout", vendorId);
  const created = await setApart(ctx, vendorId, input);
  try {
    await sendPayout(ctx, created);
  } catch (error) {
    // The money is set apart and the job asks again, so the vendor need not.
    ctx.log.warn({ error, payoutId: created.id }, "a payout could not be sent yet");
  }
  const row = await ctx.db.prisma.payout.findUniqueOrThrow({ where: { id: created.id } });
  return { payout: toPayoutView(row) };
}

function setApart(
  ctx: ServiceContext,
  vendorId: string,
  { amountMinor, idempotencyKey: key }: z.output<typeof requestPayoutInput>,
): Promise<Payout> {
  // The vendor's keys are apart from those of the schedule.
  const idempotencyKey = `request:${key}`;
  return transact(ctx, async (tx) => {
    await tx.sql.query("SELECT 1 FROM payout_accounts WHERE vendor_id = $1::uuid FOR UPDATE", [vendorId]);
    const first = await tx.db.payout.findUnique({
      where: { vendorId_idempotencyKey: { vendorId, idempotencyKey } },
    });
    if (first) {
      if (Number(first.amountMinor) === amountMinor) return first;
      throw new DomainError("idempotency_mismatch", "the key was used for another amount");
    }
    const account = await tx.db.payoutAccount.findUnique({ where: { vendorId } });
    if (!account) throw new DomainError("payout_account_missing", "there is nowhere to pay out to");
    const availableMinor = await readAvailable(tx, vendorId, ctx.settings.currency);
    return createPayout(ctx, tx, account, {
      amountMinor,
      availableMinor,
      isScheduled: false,
      idempotencyKey,
    });
  });
}
