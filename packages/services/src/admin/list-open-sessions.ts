import type { openSessionsView } from "@paygo/contracts";
import type { z } from "zod";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { toSessionSummary } from "../sessions/view.ts";

const maxShown = 100;

/** The sessions that are open now, newest first, a hundred at most. For admins. */
export async function listOpenSessions(
  ctx: ServiceContext,
  viewer: Viewer | null,
): Promise<z.output<typeof openSessionsView>> {
  requireRole(viewer, "admin");
  const rows = await ctx.db.prisma.session.findMany({
    where: { state: { not: "ended" } },
    orderBy: { id: "desc" },
    take: maxShown,
    include: {
      customer: { select: { id: true, name: true } },
      vendor: { select: { id: true, name: true } },
    },
  });
  return { items: rows.map((row) => toSessionSummary(row, "admin")) };
}
