import type { changePasswordInput } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { z } from "zod";
import { requireSignInCookie } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";

/**
 * Changes the password; every sign-in cookie and access token of the account is void at once. Throws
 * `forbidden` for an access token, `invalid_credentials` or `rate_limited`.
 */
export async function changePassword(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof changePasswordInput>,
): Promise<{ ok: true }> {
  const { userId } = requireSignInCookie(viewer);
  await ctx.rateLimits.consume("sign_in_account", userId);
  const user = await ctx.db.prisma.user.findUniqueOrThrow({
    where: { id: userId },
    select: { passwordHash: true },
  });
  if (!(await ctx.passwords.verify(user.passwordHash, input.currentPassword))) {
    throw new DomainError("invalid_credentials");
  }
  const passwordHash = await ctx.passwords.hash(input.newPassword);
  await ctx.db.prisma.$transaction([
    ctx.db.prisma.user.update({
      where: { id: userId },
      data: { passwordHash, sessionVersion: { increment: 1 } },
    }),
    ctx.db.prisma.accessToken.updateMany({
      where: { userId, revokedAt: null },
      data: { revokedAt: ctx.clock.now() },
    }),
  ]);
  return { ok: true };
}
