import type { addFeeScheduleInput, feeSchedules } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { z } from "zod";
import { requireRole, requireSignInCookie } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { listFeeSchedules } from "./list-fee-schedules.ts";

/**
 * Sets the platform's fee from an instant on, for sessions that start then; what is written stays. The same fee from
 * the same instant may be added again. For admins, by cookie. Throws `invalid_input` for an instant in the past or
 * one that has another fee already.
 */
export async function addFeeSchedule(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof addFeeScheduleInput>,
): Promise<z.output<typeof feeSchedules>> {
  requireRole(viewer, "admin");
  const { userId: createdById } = requireSignInCookie(viewer);
  const effectiveFrom = new Date(input.effectiveFrom);
  const { basisPoints, fixedMinor } = input.fee;
  const { prisma } = ctx.db;
  const now = ctx.clock.now();
  const before = await prisma.feeSchedule.findUnique({ where: { effectiveFrom } });
  if (!before) {
    if (effectiveFrom < now) throw new DomainError("invalid_input", "a fee never changes the past");
    await prisma.feeSchedule.createMany({
      data: [{ id: ctx.ids.newId(), effectiveFrom, basisPoints, fixedMinor, createdById, createdAt: now }],
      skipDuplicates: true,
    });
  }
  const kept = before ?? (await prisma.feeSchedule.findUniqueOrThrow({ where: { effectiveFrom } }));
  if (kept.basisPoints !== basisPoints || Number(kept.fixedMinor) !== fixedMinor) {
    throw new DomainError("invalid_input", "there is another fee from that instant on");
  }
  return listFeeSchedules(ctx, viewer);
}
