import type { createServiceInput, ServiceView } from "@paygo/contracts";
import type { z } from "zod";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { requireSoundMinimum } from "./require-sound-minimum.ts";
import { serviceRecord, toServiceView } from "./view.ts";

/** A vendor offers something new. It is on at once. Throws `rate_limited` (per vendor) or `invalid_input` (as `updateService`). */
export async function createService(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof createServiceInput>,
): Promise<ServiceView> {
  const vendor = requireRole(viewer, "vendor");
  requireSoundMinimum(input);
  await ctx.rateLimits.consume("create_service", vendor.userId);
  const now = ctx.clock.now();
  const service = await ctx.db.prisma.service.create({
    data: {
      id: ctx.ids.newId(),
      vendorId: vendor.userId,
      currency: ctx.settings.currency,
      createdAt: now,
      updatedAt: now,
      ...input,
    },
    include: serviceRecord,
  });
  return toServiceView(ctx, service);
}
