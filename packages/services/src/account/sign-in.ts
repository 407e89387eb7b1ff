import type { signInInput } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { z } from "zod";
import type { ServiceContext } from "../context.ts";
import { type SignedIn, signedInColumns, toSignedIn } from "./signed-in.ts";

/**
 * Checks e-mail and password. An unknown e-mail and a wrong password are the same `invalid_credentials`, in
 * the same time. Throws `rate_limited` per address and per e-mail.
 */
export async function signIn(
  ctx: ServiceContext,
  caller: { ip: string },
  input: z.output<typeof signInInput>,
): Promise<SignedIn> {
  await ctx.rateLimits.consume("sign_in_ip", caller.ip);
  await ctx.rateLimits.consume("sign_in_account", input.email);
  const user = await ctx.db.prisma.user.findUnique({
    where: { email: input.email },
    select: { ...signedInColumns, passwordHash: true },
  });
  const isRight = await ctx.passwords.verify(user?.passwordHash ?? null, input.password);
  if (!user || !isRight) throw new DomainError("invalid_credentials");
  return toSignedIn(user);
}
