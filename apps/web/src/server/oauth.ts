import { DomainError } from "@paygo/core";
import type { Config } from "@paygo/integrations";
import { type SignedIn, signInWithOAuth } from "@paygo/services";
import type { Account, NextAuthOptions, Profile, User } from "next-auth";
import GitHubProvider from "next-auth/providers/github";
import GoogleProvider from "next-auth/providers/google";
import { z } from "zod";
import { getServices } from "./context.ts";

const githubEmails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));
const verification = z.object({ email_verified: z.boolean().optional() });

/** The primary address if it is verified (docs.github.com, "List email addresses for the authenticated user"). */
async function readVerifiedGitHubEmail(accessToken: string | undefined): Promise<string | null> {
  const answer = await fetch("https://api.github.com/user/emails", {
    headers: { accept: "application/vnd.github+json", authorization: `Bearer ${accessToken}` },
  });
  const emails = githubEmails.safeParse(await answer.json());
  const primary = emails.data?.find((one) => one.primary && one.verified);
  return primary?.email ?? null;
}

/** The providers whose variables are set. */
export function createOAuthProviders({ google, github }: Config["oauth"]): NextAuthOptions["providers"] {
  return [
    ...(google ? [GoogleProvider({ clientId: google.id, clientSecret: google.secret })] : []),
    ...(github
      ? [
          GitHubProvider({
            clientId: github.id,
            clientSecret: github.secret,
            userinfo: {
              url: "https://api.github.com/user",
              async request({ client, tokens }) {
                const accessToken = tokens.access_token;
                if (!accessToken) throw new DomainError("invalid_credentials", "no access token");
                const profile = await client.userinfo(accessToken);
                const email = await readVerifiedGitHubEmail(accessToken);
                return { ...profile, email: email ?? undefined, email_verified: email !== null };
              },
            },
          }),
        ]
      : []),
  ];
}

/** Signs in the person that a provider vouches for. */
export async function signInByProfile(
  account: Account,
  user: User,
  profile: Profile | undefined,
): Promise<SignedIn> {
  const { email, name } = user;
  const { provider, providerAccountId } = account;
  if (!email) throw new DomainError("invalid_credentials", "the provider gave no verified e-mail");
  const isEmailVerified = verification.safeParse(profile).data?.email_verified ?? false;
  return signInWithOAuth(getServices(), {
    provider,
    providerAccountId,
    email,
    isEmailVerified,
    name: name || (email.split("@", 1)[0] ?? email),
  });
}
