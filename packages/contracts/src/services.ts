import { z } from "zod";
import { amountMinor, currency, id, idCursor, instant, pageOf, pageSize, person } from "./primitives.ts";

const minimumMinor = z.int().min(0).max(100_000_000);
const minimumAfterSeconds = z.int().min(0).max(7200);

export const tariff = z.object({
  pricePerMinuteMinor: z.int().min(1).max(100_000_000),
  currency,
  initialSeconds: z.int().min(1).max(3600),
  subsequentSeconds: z.int().min(1).max(3600),
  freeSeconds: z.int().min(0).max(3600),
  minimumMinor,
  minimumAfterSeconds,
  minuteMs: z.int().min(60).max(60_000),
});

export const availability = z.enum(["online", "busy", "offline"]);
export type Availability = z.infer<typeof availability>;

export const serviceView = z.object({
  id,
  title: z.string(),
  description: z.string(),
  tariff,
  vendor: person,
  availability,
  isActive: z.boolean(),
  /** The least a customer needs in the wallet to ring. */
  minimumHoldMinor: amountMinor,
  /** The most that is held when a customer rings: less where the wallet or the spending cap does not reach. */
  firstHoldMinor: amountMinor,
  updatedAt: instant,
});
export type ServiceView = z.infer<typeof serviceView>;

export const listServicesInput = z.object({
  query: z.string().trim().max(100).optional(),
  cursor: idCursor.optional(),
  limit: pageSize,
});
export const servicePage = pageOf(serviceView);
export const getServiceInput = z.object({ serviceId: id });

const serviceFields = z.object({
  title: z.string().trim().min(3).max(80),
  description: z.string().trim().max(1000),
  pricePerMinuteMinor: z.int().min(1).max(100_000_000),
  initialSeconds: z.int().min(1).max(3600).default(60),
  subsequentSeconds: z.int().min(1).max(3600).default(60),
  freeSeconds: z.int().min(0).max(3600).default(0),
  minimumMinor: minimumMinor.default(0),
  minimumAfterSeconds: minimumAfterSeconds.default(0),
});
export const createServiceInput = serviceFields;
export const updateServiceInput = z.object({
  serviceId: id,
  title: serviceFields.shape.title.optional(),
  description: serviceFields.shape.description.optional(),
  pricePerMinuteMinor: serviceFields.shape.pricePerMinuteMinor.optional(),
  initialSeconds: z.int().min(1).max(3600).optional(),
  subsequentSeconds: z.int().min(1).max(3600).optional(),
  freeSeconds: z.int().min(0).max(3600).optional(),
  minimumMinor: minimumMinor.optional(),
  minimumAfterSeconds: minimumAfterSeconds.optional(),
  isActive: z.boolean().optional(),
});
export const myServices = z.object({ items: z.array(serviceView) });
