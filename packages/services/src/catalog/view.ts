import type { Availability, ServiceView } from "@paygo/contracts";
import { MAX_AMOUNT_MINOR, minimumHold, planHold, type Tariff } from "@paygo/core";
import type { Prisma } from "@paygo/db";
import type { ServiceContext } from "../context.ts";

/** What a service's view is made from. A vendor is busy exactly while one of its sessions is open. */
export const serviceRecord = {
  vendor: {
    select: {
      id: true,
      name: true,
      lastSeenAt: true,
      vendorSessions: { where: { state: { not: "ended" } }, select: { id: true }, take: 1 },
    },
  },
} as const satisfies Prisma.ServiceInclude;
export type ServiceRecord = Prisma.ServiceGetPayload<{ include: typeof serviceRecord }>;

/** The price of a service as it stands, with the operator's length of a minute. */
export function toTariff(
  service: Pick<
    ServiceRecord,
    | "pricePerMinuteMinor"
    | "currency"
    | "initialSeconds"
    | "subsequentSeconds"
    | "freeSeconds"
    | "minimumMinor"
    | "minimumAfterSeconds"
  >,
  minuteMs: number,
): Tariff {
  return {
    pricePerMinuteMinor: Number(service.pricePerMinuteMinor),
    currency: service.currency,
    initialSeconds: service.initialSeconds,
    subsequentSeconds: service.subsequentSeconds,
    freeSeconds: service.freeSeconds,
    minimumMinor: Number(service.minimumMinor),
    minimumAfterSeconds: service.minimumAfterSeconds,
    minuteMs,
  };
}

/** A service as people see it. */
export function toServiceView(ctx: ServiceContext, service: ServiceRecord): ServiceView {
  const tariff = toTariff(service, ctx.settings.minuteMs);
  return {
    id: service.id,
    title: service.title,
    description: service.description,
    tariff,
    vendor: { id: service.vendor.id, name: service.vendor.name },
    availability: availabilityOf(ctx, service.vendor),
    isActive: service.isActive,
    minimumHoldMinor: minimumHold(tariff),
    firstHoldMinor: planHold(tariff, {
      billableMs: 0,
      heldMinor: 0,
      availableMinor: MAX_AMOUNT_MINOR,
      windowMs: ctx.settings.policy.holdWindowMs,
      capMinor: null,
    }),
    updatedAt: service.updatedAt.toISOString(),
  };
}

function availabilityOf(ctx: ServiceContext, vendor: ServiceRecord["vendor"]): Availability {
  if (vendor.vendorSessions.length > 0) return "busy";
  const silentMs = ctx.clock.now().getTime() - (vendor.lastSeenAt?.getTime() ?? 0);
  return silentMs <= ctx.settings.vendorOnlineMs ? "online" : "offline";
}
