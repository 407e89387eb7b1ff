import type { AccountView } from "@paygo/contracts";
import type { Prisma } from "@paygo/db";

/** An account as its owner sees it. */
export function toAccountView(user: Prisma.UserGetPayload<object>): AccountView {
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    role: user.role,
    hasPassword: user.passwordHash !== null,
    createdAt: user.createdAt.toISOString(),
  };
}
