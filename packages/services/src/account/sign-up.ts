import type { AccountView, signUpInput } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { z } from "zod";
import type { ServiceContext, Viewer } from "../context.ts";
import { toAccountView } from "./account-view.ts";
import { callerNetwork } from "./caller-network.ts";

/** Makes an account for a customer or a vendor. Throws `email_taken` or `rate_limited` (per network). */
export async function signUp(
  ctx: ServiceContext,
  _viewer: Viewer | null,
  input: z.output<typeof signUpInput>,
  caller: { ip: string },
): Promise<AccountView> {
  await ctx.rateLimits.consume("sign_up", callerNetwork(caller.ip));
  const { password, ...profile } = input;
  const passwordHash = await ctx.passwords.hash(password);
  const [created] = await ctx.db.prisma.user.createManyAndReturn({
    data: [{ id: ctx.ids.newId(), ...profile, passwordHash, createdAt: ctx.clock.now() }],
    skipDuplicates: true,
  });
  if (!created) throw new DomainError("email_taken");
  return toAccountView(created);
}
