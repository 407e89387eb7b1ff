import type { withdrawalsView } from "@paygo/contracts";
import { withdrawableMinor } from "@paygo/core";
import type { z } from "zod";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { readBalances } from "../ledger/balances.ts";
import { readPaidIn } from "./paid-in.ts";
import { toWithdrawalView, withdrawalParts } from "./withdrawal-view.ts";

const shownCount = 50;

/** The customer's latest withdrawals, and what may be withdrawn now: nothing while they owe something. */
export async function listWithdrawals(
  ctx: ServiceContext,
  viewer: Viewer | null,
): Promise<z.output<typeof withdrawalsView>> {
  const { userId } = requireRole(viewer, "user");
  const [balances, paidIn, rows] = await Promise.all([
    readBalances(ctx.db.sql, userId, ctx.settings.currency),
    readPaidIn(ctx, ctx.db.sql, userId),
    ctx.db.prisma.withdrawal.findMany({
      where: { userId },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: shownCount,
      include: withdrawalParts,
    }),
  ]);
  return {
    withdrawableMinor: balances.owedMinor > 0 ? 0 : withdrawableMinor(paidIn, balances.availableMinor),
    items: rows.map(toWithdrawalView),
  };
}
