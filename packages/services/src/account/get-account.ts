import type { AccountView } from "@paygo/contracts";
import { requireViewer } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { toAccountView } from "./account-view.ts";

/** The reader's own account. */
export async function getAccount(ctx: ServiceContext, viewer: Viewer | null): Promise<AccountView> {
  const { userId } = requireViewer(viewer);
  return toAccountView(await ctx.db.prisma.user.findUniqueOrThrow({ where: { id: userId } }));
}
