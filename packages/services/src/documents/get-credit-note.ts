import type { CreditNote, creditNoteInput } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { z } from "zod";
import { requireViewer } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { getReceipt } from "../sessions/get-receipt.ts";

/** A refund with its receipt, for those who may read the receipt. Throws `not_found` to everybody else. */
export async function getCreditNote(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof creditNoteInput>,
): Promise<CreditNote> {
  const known = requireViewer(viewer);
  const row = await ctx.db.prisma.refund.findUnique({
    where: { id: input.refundId },
    select: { sessionId: true },
  });
  if (!row) throw new DomainError("not_found", "no such credit note");
  const receipt = await getReceipt(ctx, known, { sessionId: row.sessionId });
  const refund = receipt.refunds.find(({ id }) => id === input.refundId);
  if (!refund) throw new DomainError("not_found", "no such credit note");
  return { refund, receipt };
}
