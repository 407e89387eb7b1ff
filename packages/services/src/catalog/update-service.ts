import type { ServiceView, updateServiceInput } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { z } from "zod";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { serviceRecord, toServiceView } from "./view.ts";

/**
 * Changes a vendor's own service or switches it on or off. Open sessions keep the price they began with.
 * Throws `not_found` for somebody else's service.
 */
export async function updateService(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof updateServiceInput>,
): Promise<ServiceView> {
  const vendor = requireRole(viewer, "vendor");
  const { serviceId, ...changes } = input;
  const own = { id: serviceId, vendorId: vendor.userId };
  const { count } = await ctx.db.prisma.service.updateMany({
    where: own,
    data: { ...changes, updatedAt: ctx.clock.now() },
  });
  if (count === 0) throw new DomainError("not_found", "no such service of this vendor");
  const service = await ctx.db.prisma.service.findUniqueOrThrow({ where: own, include: serviceRecord });
  return toServiceView(ctx, service);
}
