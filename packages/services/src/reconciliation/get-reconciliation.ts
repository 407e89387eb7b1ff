import { findingView, type ReconciliationView, reconciliationView } from "@paygo/contracts";
import type { Finding } from "@paygo/db";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";

const openShown = 500;
const resolvedShown = 50;

/** The last run of the reconciliation, what is open (the oldest first) and what was resolved lately. For admins. */
export async function getReconciliation(
  ctx: ServiceContext,
  viewer: Viewer | null,
): Promise<ReconciliationView> {
  requireRole(viewer, "admin");
  const { prisma } = ctx.db;
  const [lastRun, open, resolved] = await Promise.all([
    prisma.reconciliation.findFirst({ orderBy: [{ startedAt: "desc" }, { id: "desc" }] }),
    prisma.finding.findMany({
      where: { resolvedAt: null },
      orderBy: [{ firstSeenAt: "asc" }, { id: "asc" }],
      take: openShown,
    }),
    prisma.finding.findMany({
      where: { resolvedAt: { not: null } },
      orderBy: [{ resolvedAt: "desc" }, { id: "desc" }],
      take: resolvedShown,
    }),
  ]);
  return {
    lastRun: lastRun && {
      startedAt: lastRun.startedAt.toISOString(),
      finishedAt: lastRun.finishedAt?.toISOString() ?? null,
      examined: reconciliationView.shape.lastRun.unwrap().shape.examined.parse(lastRun.examined),
    },
    open: open.map(toFindingView),
    resolved: resolved.map(toFindingView),
  };
}

function toFindingView(row: Finding): ReconciliationView["open"][number] {
  return {
    id: row.id,
    check: row.check,
    subject: row.subject,
    amountMinor: Number(row.amountMinor),
    currency: row.currency,
    details: findingView.shape.details.parse(row.details),
    firstSeenAt: row.firstSeenAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
  };
}
