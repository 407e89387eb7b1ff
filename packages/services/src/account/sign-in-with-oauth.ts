import { DomainError } from "@paygo/core";
import type { ServiceContext } from "../context.ts";
import { transact } from "../transact.ts";
import { type SignedIn, signedInColumns, toSignedIn } from "./signed-in.ts";

/** What an OAuth provider says about a person. */
export interface OAuthProfile {
  provider: string;
  providerAccountId: string;
  email: string;
  isEmailVerified: boolean;
  name: string;
}

/**
 * Signs in by an OAuth provider; the first time, a customer is made. An e-mail that has a password account
 * is never linked by itself, or whoever controls the provider's account would own it: `email_taken`.
 */
export async function signInWithOAuth(ctx: ServiceContext, profile: OAuthProfile): Promise<SignedIn> {
  const { provider, providerAccountId } = profile;
  if (!profile.isEmailVerified) throw new DomainError("invalid_credentials", "the e-mail is not verified");
  return transact(ctx, async (tx) => {
    const findLinked = () =>
      tx.db.oAuthAccount.findUnique({
        where: { provider_providerAccountId: { provider, providerAccountId } },
        select: { user: { select: signedInColumns } },
      });
    const linked = await findLinked();
    if (linked) return toSignedIn(linked.user);
    const [created] = await tx.db.user.createManyAndReturn({
      data: [
        {
          id: ctx.ids.newId(),
          email: profile.email.trim().toLowerCase(),
          name: profile.name.slice(0, 80),
          role: "user",
          createdAt: ctx.clock.now(),
        },
      ],
      skipDuplicates: true,
      select: signedInColumns,
    });
    if (!created) {
      // The same person in another tab may just have been the first.
      const other = await findLinked();
      if (other) return toSignedIn(other.user);
      throw new DomainError("email_taken", "the e-mail belongs to another account");
    }
    await tx.db.oAuthAccount.create({ data: { provider, providerAccountId, userId: created.id } });
    return toSignedIn(created);
  });
}
