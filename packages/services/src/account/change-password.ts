import type { changePasswordInput } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { z } from "zod";
import { requireViewer } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";

/** Changes the password and signs out everywhere at once. Throws `invalid_credentials` or `rate_limited`. */
export async function changePassword(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof changePasswordInput>,
): Promise<{ ok: true }> {
  const { userId } = requireViewer(viewer);
  await ctx.rateLimits.consume("sign_in_account", userId);
  const user = await ctx.db.prisma.user.findUniqueOrThrow({
    where: { id: userId },
    select: { passwordHash: true },
  });
  if (!(await ctx.passwords.verify(user.passwordHash, input.currentPassword))) {
    throw new DomainError("invalid_credentials");
  }
  await ctx.db.prisma.user.update({
    where: { id: userId },
    data: {
      passwordHash: await ctx.passwords.hash(input.newPassword),
      sessionVersion: { increment: 1 },
    },
  });
  return { ok: true };
}
