import type { ServiceView, updateServiceInput } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { z } from "zod";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { transact } from "../transact.ts";
import { requireSoundMinimum } from "./require-sound-minimum.ts";
import { serviceRecord, toServiceView } from "./view.ts";

/**
 * Changes a vendor's own service or switches it on or off. Open sessions keep the price they began with.
 * Throws `not_found` for somebody else's service, and `invalid_input` for a minimum charge that would apply within
 * the free seconds.
 */
export async function updateService(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof updateServiceInput>,
): Promise<ServiceView> {
  const vendor = requireRole(viewer, "vendor");
  const { serviceId, ...changes } = input;
  const own = { id: serviceId, vendorId: vendor.userId };
  return transact(ctx, async ({ db }) => {
    // Locked, so that two changes cannot pass the check one by one and break the rule together.
    await db.$queryRaw`SELECT 1 FROM services WHERE id = ${serviceId}::uuid FOR NO KEY UPDATE`;
    const before = await db.service.findUnique({ where: own });
    if (!before) throw new DomainError("not_found", "no such service of this vendor");
    requireSoundMinimum({
      minimumMinor: changes.minimumMinor ?? Number(before.minimumMinor),
      minimumAfterSeconds: changes.minimumAfterSeconds ?? before.minimumAfterSeconds,
      freeSeconds: changes.freeSeconds ?? before.freeSeconds,
    });
    const service = await db.service.update({
      where: own,
      data: { ...changes, updatedAt: ctx.clock.now() },
      include: serviceRecord,
    });
    return toServiceView(ctx, service);
  });
}
