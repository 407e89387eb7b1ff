import type { listSessionsInput, sessionPage } from "@paygo/contracts";
import type { z } from "zod";
import { requireViewer } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { toPage } from "../page.ts";
import { toSessionSummary } from "./view.ts";

/** The reader's sessions, newest first. */
export async function listSessions(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof listSessionsInput>,
): Promise<z.output<typeof sessionPage>> {
  const { userId } = requireViewer(viewer);
  // Ids are time-ordered, so the newest session has the greatest id.
  const rows = await ctx.db.prisma.session.findMany({
    where: {
      OR: [{ customerId: userId }, { vendorId: userId }],
      ...(input.cursor === undefined ? {} : { id: { lt: input.cursor } }),
    },
    orderBy: { id: "desc" },
    take: input.limit + 1,
    include: {
      customer: { select: { id: true, name: true } },
      vendor: { select: { id: true, name: true } },
    },
  });
  return toPage(rows, input.limit, (row) =>
    toSessionSummary(row, row.customerId === userId ? "customer" : "vendor"),
  );
}
