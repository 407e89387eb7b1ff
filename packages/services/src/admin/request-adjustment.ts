import type { AdjustmentView, Role, requestAdjustmentInput } from "@paygo/contracts";
import { type AdjustableKind, DomainError, needsSecondApproval } from "@paygo/core";
import type { Adjustment } from "@paygo/db";
import type { z } from "zod";
import { requireRole, requireSignInCookie } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { type Transaction, transact } from "../transact.ts";
import { toAdjustmentView } from "./adjustment-view.ts";
import { postAdjustment } from "./post-adjustment.ts";

type Input = z.output<typeof requestAdjustmentInput>;

/** How long what an admin corrected alone counts against their limit. */
const limitWindowMs = 24 * 3_600_000;

const holders: Record<AdjustableKind, Role> = { available: "user", earnings_available: "vendor" };

/**
 * Corrects somebody's money by hand: at once up to the limit, above it once another admin approves. The limit is for
 * all that an admin corrects alone within a day. The same key with the same input returns the first one. For admins, by cookie. Throws `not_found`, `invalid_input` for an account
 * that such a person does not have, `insufficient_funds` (with `missingMinor`) and `idempotency_mismatch`.
 */
export async function requestAdjustment(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: Input,
): Promise<{ adjustment: AdjustmentView }> {
  requireRole(viewer, "admin");
  const { userId: adminId } = requireSignInCookie(viewer);
  return transact(ctx, async (tx) => {
    const person = await tx.db.user.findUnique({ where: { id: input.userId }, select: { role: true } });
    if (!person) throw new DomainError("not_found", "no such person");
    if (person.role !== holders[input.accountKind]) {
      throw new DomainError("invalid_input", `a ${person.role} has no ${input.accountKind}`);
    }
    // One correction of an admin at a time, so that each sees what the others used of the limit.
    await tx.sql.query("SELECT 1 FROM users WHERE id = $1::uuid FOR NO KEY UPDATE", [adminId]);
    const { row, isNew } = await insertOnce(ctx, tx, adminId, input);
    const { approvalLimitMinor } = ctx.settings.adjustment;
    const recentMinor = await readCorrectedAlone(ctx, tx, adminId);
    const waits = needsSecondApproval(input.amountMinor, approvalLimitMinor, recentMinor);
    const result = isNew && !waits ? await postAdjustment(ctx, tx, row, null) : row;
    return { adjustment: await toAdjustmentView(tx.db, result) };
  });
}

/** What an admin moved lately without a second one, to whichever side, in minor units. */
async function readCorrectedAlone(ctx: ServiceContext, tx: Transaction, adminId: string): Promise<number> {
  const [row] = await tx.sql.query<{ minor: bigint }>(
    `SELECT coalesce(sum(abs(amount_minor)), 0)::bigint AS minor FROM adjustments
    WHERE requested_by_id = $1::uuid AND state = 'posted' AND decided_by_id IS NULL AND requested_at > $2::timestamptz`,
    [adminId, new Date(ctx.clock.now().getTime() - limitWindowMs)],
  );
  return Number(row?.minor ?? 0n);
}

/** The row of this key; of two at once, the second waits here for the first. */
async function insertOnce(
  ctx: ServiceContext,
  tx: Transaction,
  adminId: string,
  input: Input,
): Promise<{ row: Adjustment; isNew: boolean }> {
  const { userId, accountKind, amountMinor, reason } = input;
  // Every admin has keys of their own.
  const idempotencyKey = `${adminId}:${input.idempotencyKey}`;
  const [row] = await tx.db.adjustment.createManyAndReturn({
    data: [
      {
        id: ctx.ids.newId(),
        userId,
        accountKind,
        amountMinor,
        currency: ctx.settings.currency,
        reason,
        state: "awaiting_approval",
        idempotencyKey,
        requestedById: adminId,
        requestedAt: ctx.clock.now(),
      },
    ],
    skipDuplicates: true,
  });
  if (row) return { row, isNew: true };
  const first = await tx.db.adjustment.findUniqueOrThrow({ where: { idempotencyKey } });
  const isSame =
    first.userId === userId &&
    first.accountKind === accountKind &&
    Number(first.amountMinor) === amountMinor &&
    first.reason === reason;
  if (!isSame) throw new DomainError("idempotency_mismatch", "the key was used for another adjustment");
  return { row: first, isNew: false };
}
