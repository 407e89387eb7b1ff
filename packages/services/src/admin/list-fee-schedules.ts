import type { feeSchedules } from "@paygo/contracts";
import { feeAt } from "@paygo/core";
import type { z } from "zod";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";

/** The platform's fees by date, the latest first, and the one of this moment. For admins. */
export async function listFeeSchedules(
  ctx: ServiceContext,
  viewer: Viewer | null,
): Promise<z.output<typeof feeSchedules>> {
  requireRole(viewer, "admin");
  const { currency, feeBasisPoints } = ctx.settings;
  const { prisma } = ctx.db;
  const rows = await prisma.feeSchedule.findMany({ orderBy: { effectiveFrom: "desc" } });
  const authors = await prisma.user.findMany({
    where: { id: { in: rows.flatMap(({ createdById }) => createdById ?? []) } },
    select: { id: true, name: true },
  });
  const dated = rows.map((row) => ({
    effectiveFromMs: row.effectiveFrom.getTime(),
    basisPoints: row.basisPoints,
    fixedMinor: Number(row.fixedMinor),
  }));
  const fallback = { basisPoints: feeBasisPoints, fixedMinor: 0 };
  return {
    currency,
    current: feeAt(dated, ctx.clock.now().getTime(), fallback),
    items: rows.map((row) => ({
      id: row.id,
      effectiveFrom: row.effectiveFrom.toISOString(),
      fee: { basisPoints: row.basisPoints, fixedMinor: Number(row.fixedMinor) },
      createdBy: authors.find(({ id }) => id === row.createdById)?.name ?? null,
    })),
  };
}
