import type { getServiceInput, ServiceView } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { z } from "zod";
import type { ServiceContext, Viewer } from "../context.ts";
import { serviceRecord, toServiceView } from "./view.ts";

/** One service. A service that is switched off is seen only by its vendor and by admins; to others it is `not_found`. */
export async function getService(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof getServiceInput>,
): Promise<ServiceView> {
  const service = await ctx.db.prisma.service.findUnique({
    where: { id: input.serviceId },
    include: serviceRecord,
  });
  const isVisible = service?.isActive || viewer?.role === "admin" || service?.vendorId === viewer?.userId;
  if (!service || !isVisible) throw new DomainError("not_found", "no such service");
  return toServiceView(ctx, service);
}
