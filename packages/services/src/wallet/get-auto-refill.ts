import type { AutoRefillView } from "@paygo/contracts";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { startOfMonth } from "../payments/start-of-month.ts";

const suggestedMinutes = 5;
const suggestedTopUps = 20;

/** The customer's automatic refills; off, with figures to start from, until they were set once. */
export async function getAutoRefill(ctx: ServiceContext, viewer: Viewer | null): Promise<AutoRefillView> {
  const { userId } = requireRole(viewer, "user");
  const [row, used] = await Promise.all([
    ctx.db.prisma.autoRefill.findUnique({ where: { userId }, include: { paymentMethod: true } }),
    ctx.db.prisma.payment.aggregate({
      where: {
        userId,
        purpose: "auto_refill",
        state: { in: ["pending", "processing", "succeeded"] },
        createdAt: { gte: startOfMonth(ctx.clock.now()) },
      },
      _sum: { amountMinor: true },
    }),
  ]);
  const usedThisMonthMinor = Number(used._sum.amountMinor ?? 0n);
  if (row) {
    return {
      isOn: row.isOn,
      thresholdMinutes: row.thresholdMinutes,
      amountMinor: Number(row.amountMinor),
      monthlyCeilingMinor: Number(row.monthlyCeilingMinor),
      paymentMethodId: row.paymentMethod.removedAt === null ? row.paymentMethodId : null,
      usedThisMonthMinor,
      stoppedCode: row.stoppedCode,
    };
  }
  const { minMinor, maxMinor } = ctx.settings.topUp;
  const amountMinor = Math.min(maxMinor, minMinor * suggestedTopUps);
  return {
    isOn: false,
    thresholdMinutes: suggestedMinutes,
    amountMinor,
    monthlyCeilingMinor: amountMinor * suggestedMinutes,
    paymentMethodId: null,
    usedThisMonthMinor,
    stoppedCode: null,
  };
}
