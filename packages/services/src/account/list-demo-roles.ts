import { type Role, role } from "@paygo/contracts";
import type { ServiceContext } from "../context.ts";
import { demoEmails } from "./sign-in-as-demo.ts";

/**
 * The roles whose demo account can be signed in to: none unless the operator allows it, and only those that
 * were seeded.
 */
export async function listDemoRoles(ctx: ServiceContext): Promise<Role[]> {
  if (!ctx.settings.isDemoSignInOn) return [];
  const where = { email: { in: Object.values(demoEmails) } };
  const seeded = await ctx.db.prisma.user.findMany({ where, select: { email: true } });
  return role.options.filter((wanted) => seeded.some(({ email }) => email === demoEmails[wanted]));
}
