import type { signInInput } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { z } from "zod";
import type { ServiceContext } from "../context.ts";
import { callerNetwork } from "./caller-network.ts";
import { type SignedIn, signedInColumns, toSignedIn } from "./signed-in.ts";

/**
 * Checks e-mail and password. An unknown e-mail and a wrong password are the same `invalid_credentials`, in
 * the same time. Throws `rate_limited` per network, per e-mail from one network (so that a stranger's guesses
 * do not lock the owner out) and, far higher, per e-mail. Only what failed counts against an e-mail.
 */
export async function signIn(
  ctx: ServiceContext,
  caller: { ip: string },
  input: z.output<typeof signInInput>,
): Promise<SignedIn> {
  const network = callerNetwork(caller.ip);
  const accountHere = `${input.email} ${network}`;
  await ctx.rateLimits.consume("sign_in_ip", network);
  await ctx.rateLimits.consume("sign_in_account", accountHere);
  await ctx.rateLimits.consume("sign_in_account_anywhere", input.email);
  const user = await ctx.db.prisma.user.findUnique({
    where: { email: input.email },
    select: { ...signedInColumns, passwordHash: true },
  });
  const isRight = await ctx.passwords.verify(user?.passwordHash ?? null, input.password);
  if (!user || !isRight) throw new DomainError("invalid_credentials");
  await ctx.rateLimits.refund("sign_in_account", accountHere);
  await ctx.rateLimits.refund("sign_in_account_anywhere", input.email);
  return toSignedIn(user);
}
