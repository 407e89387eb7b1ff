import type { AdjustmentView, decideAdjustmentInput } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { z } from "zod";
import { requireRole, requireSignInCookie } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { transact } from "../transact.ts";
import { toAdjustmentView } from "./adjustment-view.ts";
import { postAdjustment } from "./post-adjustment.ts";

/**
 * A second admin approves or rejects an adjustment; of two at once one decides. For admins, by cookie. Throws
 * `not_found`, `second_approval_required` to the one who asked for it, `approval_not_open`, and `insufficient_funds`
 * (with `missingMinor`) when more would be taken than there is: then it still waits.
 */
export async function decideAdjustment(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof decideAdjustmentInput>,
): Promise<{ adjustment: AdjustmentView }> {
  requireRole(viewer, "admin");
  const { userId: adminId } = requireSignInCookie(viewer);
  const { adjustmentId: id, isApproved } = input;
  return transact(ctx, async (tx) => {
    await tx.sql.query("SELECT 1 FROM adjustments WHERE id = $1::uuid FOR UPDATE", [id]);
    const row = await tx.db.adjustment.findUnique({ where: { id } });
    if (!row) throw new DomainError("not_found", "no such adjustment");
    if (row.state !== "awaiting_approval") throw new DomainError("approval_not_open", `it is ${row.state}`);
    if (row.requestedById === adminId) {
      throw new DomainError("second_approval_required", "nobody decides what they asked for");
    }
    const decided = isApproved
      ? await postAdjustment(ctx, tx, row, adminId)
      : await tx.db.adjustment.update({
          where: { id },
          data: { state: "rejected", decidedById: adminId, decidedAt: ctx.clock.now() },
        });
    return { adjustment: await toAdjustmentView(tx.db, decided) };
  });
}
