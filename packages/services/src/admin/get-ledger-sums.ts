import type { LedgerSums } from "@paygo/contracts";
import { accountKinds } from "@paygo/core";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";

/** The books at a glance: the balance of every kind of account, and their sum, which is zero. For admins. */
export async function getLedgerSums(ctx: ServiceContext, viewer: Viewer | null): Promise<LedgerSums> {
  requireRole(viewer, "admin");
  const { currency } = ctx.settings;
  const rows = await ctx.db.prisma.ledgerAccount.groupBy({
    by: ["kind"],
    where: { currency },
    _sum: { balanceMinor: true },
  });
  const kinds = accountKinds.map((kind) => ({
    kind,
    balanceMinor: Number(rows.find((row) => row.kind === kind)?._sum.balanceMinor ?? 0n),
  }));
  return { currency, kinds, totalMinor: kinds.reduce((sum, { balanceMinor }) => sum + balanceMinor, 0) };
}
