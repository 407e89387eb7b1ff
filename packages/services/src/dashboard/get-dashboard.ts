import type { DashboardView, dashboardInput } from "@paygo/contracts";
import type { z } from "zod";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { presentSession } from "../sessions/present.ts";
import { readSession } from "../sessions/record.ts";
import { toSessionSummary } from "../sessions/view.ts";

const recentCount = 8;
const people = {
  customer: { select: { id: true, name: true } },
  vendor: { select: { id: true, name: true } },
} as const;

/** What the vendor's dashboard shows: who rings, what was earned, what happened lately. For vendors. */
export async function getDashboard(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof dashboardInput>,
): Promise<DashboardView> {
  const { userId: vendorId } = requireRole(viewer, "vendor");
  const { prisma } = ctx.db;
  const today = { gte: new Date(input.todayStartsAt) };
  const [open, recent, earnedToday, earned, missedToday, activeServices] = await Promise.all([
    prisma.session.findFirst({ where: { vendorId, state: { not: "ended" } }, select: { id: true } }),
    prisma.session.findMany({
      where: { vendorId, state: "ended" },
      orderBy: { id: "desc" },
      take: recentCount,
      include: people,
    }),
    prisma.session.aggregate({ where: { vendorId, endedAt: today }, _sum: { vendorMinor: true } }),
    prisma.session.aggregate({ where: { vendorId, state: "ended" }, _sum: { vendorMinor: true } }),
    prisma.session.count({ where: { vendorId, endReason: "no_answer", endedAt: today } }),
    prisma.service.count({ where: { vendorId, isActive: true } }),
  ]);
  const openSession = open && presentSession(ctx, await readSession(ctx.db.sql, open.id), "vendor");
  return {
    currency: ctx.settings.currency,
    // It may have ended between the two reads.
    openSession: openSession?.state === "ended" ? null : openSession,
    earnings: {
      todayMinor: Number(earnedToday._sum.vendorMinor ?? 0n),
      totalMinor: Number(earned._sum.vendorMinor ?? 0n),
    },
    recent: recent.map((session) => toSessionSummary(session, "vendor")),
    missedToday,
    activeServices,
  };
}
