import type { Role } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { ServiceContext } from "../context.ts";
import { type SignedIn, signedInColumns, toSignedIn } from "./signed-in.ts";

/** The accounts that the seed makes; nobody else may have these addresses' one-click sign-in. */
export const demoEmails: Record<Role, string> = {
  user: "customer@paygo.test",
  vendor: "vendor@paygo.test",
  admin: "admin@paygo.test",
};

/** Signs in as a demo account without a password. Throws `forbidden` unless the operator's settings allow it. */
export async function signInAsDemo(ctx: ServiceContext, role: Role): Promise<SignedIn> {
  if (!ctx.settings.isDemoSignInOn) throw new DomainError("forbidden", "demo sign-in is off");
  const user = await ctx.db.prisma.user.findUnique({
    where: { email: demoEmails[role] },
    select: signedInColumns,
  });
  if (!user) throw new DomainError("invalid_credentials", "the demo accounts were not seeded");
  return toSignedIn(user);
}
