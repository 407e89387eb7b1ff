import "server-only";
import { errorFields, readFailure } from "@paygo/api";
import { role, signInInput } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import { type SignedIn, signIn, signInAsDemo } from "@paygo/services";
import type { NextAuthOptions, User } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { errorFieldsOf } from "./auth-log.ts";
import { callerAddress, requireLocalCaller } from "./caller-address.ts";
import { getConfig } from "./config.ts";
import { getServices } from "./context.ts";
import { createOAuthProviders, signInByProfile } from "./oauth.ts";
import { sameSitePath } from "./same-site-path.ts";
import { isSecureSite } from "./session.ts";
import { SESSION_MAX_AGE_SECONDS, sessionCookieName } from "./session-cookie.ts";
import { toSignInClaims } from "./sign-in-claims.ts";
import { toSignInError } from "./sign-in-error.ts";

declare module "next-auth" {
  interface User extends Partial<Omit<SignedIn, "name" | "email">> {}
}

function toUser(signedIn: SignedIn): User {
  return { id: signedIn.userId, ...signedIn };
}

/** Runs a sign-in; what the sign-in page learns of a refusal is the message of the error thrown here. */
async function attempt(work: () => Promise<SignedIn>): Promise<User> {
  try {
    return toUser(await work());
  } catch (error) {
    const failure = readFailure(error);
    if (failure.code === "internal") getServices().log.error(errorFields(error), "sign-in failed");
    throw new Error(toSignInError(failure));
  }
}

const passwordProvider = CredentialsProvider({
  id: "password",
  name: "E-mail and password",
  credentials: { email: { type: "email" }, password: { type: "password" } },
  authorize: (credentials, request) =>
    attempt(async () => {
      const input = signInInput.safeParse(credentials);
      if (!input.success) throw new DomainError("invalid_credentials");
      const headers = new Headers(request.headers);
      return signIn(getServices(), { ip: callerAddress(headers) }, input.data);
    }),
});

const demoProvider = CredentialsProvider({
  id: "demo",
  name: "Demo account",
  credentials: { role: { type: "text" } },
  authorize: (credentials, request) =>
    attempt(async () => {
      requireLocalCaller(callerAddress(new Headers(request.headers)));
      const wanted = role.safeParse(credentials?.role);
      if (!wanted.success) throw new DomainError("invalid_input");
      return signInAsDemo(getServices(), wanted.data);
    }),
});

/** The options of next-auth, from the configuration of this process. */
export function getAuthOptions(): NextAuthOptions {
  const config = getConfig();
  const isSecure = isSecureSite();
  const cookie = { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure } as const;
  return {
    secret: config.authSecret,
    useSecureCookies: isSecure,
    cookies: { sessionToken: { name: sessionCookieName(isSecure), options: cookie } },
    session: { strategy: "jwt", maxAge: SESSION_MAX_AGE_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      passwordProvider,
      ...(config.settings.isDemoSignInOn ? [demoProvider] : []),
      ...createOAuthProviders(config.oauth),
    ],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.type === "oauth")
          Object.assign(user, await attempt(() => signInByProfile(account, user, profile)));
        return true;
      },
      jwt: ({ token, user }) => toSignInClaims(token, user, getServices().clock.now()),
      // A path, so that sign-in stays on the host that the browser is on, whatever the configured address.
      redirect: ({ url, baseUrl }) =>
        sameSitePath(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url),
    },
    logger: {
      error: (code, metadata) => getServices().log.error({ code, ...errorFieldsOf(metadata) }, "next-auth"),
      warn: (code) => getServices().log.warn({ code }, "next-auth"),
      debug: () => undefined,
    },
  };
}
