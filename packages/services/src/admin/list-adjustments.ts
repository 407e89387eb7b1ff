import type { adjustmentPage, listAdjustmentsInput } from "@paygo/contracts";
import type { z } from "zod";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { toPage } from "../page.ts";
import { toAdjustmentViews } from "./adjustment-view.ts";

/** Corrections by hand, newest first. For admins. */
export async function listAdjustments(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof listAdjustmentsInput>,
): Promise<z.output<typeof adjustmentPage>> {
  requireRole(viewer, "admin");
  // Ids are time-ordered, so the newest adjustment has the greatest id.
  const rows = await ctx.db.prisma.adjustment.findMany({
    where: {
      ...(input.state === undefined ? {} : { state: input.state }),
      ...(input.cursor === undefined ? {} : { id: { lt: input.cursor } }),
    },
    orderBy: { id: "desc" },
    take: input.limit + 1,
  });
  const { items: shown, nextCursor } = toPage(rows, input.limit, (row) => row);
  const { currency, adjustment } = ctx.settings;
  return { items: await toAdjustmentViews(ctx.db.prisma, shown), nextCursor, currency, ...adjustment };
}
