import type { myServices } from "@paygo/contracts";
import type { z } from "zod";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { serviceRecord, toServiceView } from "./view.ts";

/** All services of the vendor who asks, on and off. */
export async function listMyServices(
  ctx: ServiceContext,
  viewer: Viewer | null,
): Promise<z.output<typeof myServices>> {
  const vendor = requireRole(viewer, "vendor");
  const rows = await ctx.db.prisma.service.findMany({
    where: { vendorId: vendor.userId },
    orderBy: { id: "desc" },
    include: serviceRecord,
  });
  return { items: rows.map((row) => toServiceView(ctx, row)) };
}
