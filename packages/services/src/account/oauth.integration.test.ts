import { describe, expect, test } from "vitest";
import { race, setUpSuite, warmUp } from "../testing/index.ts";
import { signIn } from "./sign-in.ts";
import { type OAuthProfile, signInWithOAuth } from "./sign-in-with-oauth.ts";
import { signUp } from "./sign-up.ts";

const suite = setUpSuite(20);
const caller = { ip: "203.0.113.7" };

const profileOf = (changes: Partial<OAuthProfile> & { email: string }): OAuthProfile => ({
  provider: "google",
  providerAccountId: changes.email,
  isEmailVerified: true,
  name: "Demo customer",
  ...changes,
});

describe("sign-in by an OAuth provider", () => {
  test("makes a customer the first time and finds the same one from then on, by the provider's id", async () => {
    const ctx = suite.context();
    const email = `${ctx.ids.newId()}@paygo.test`;
    const first = await signInWithOAuth(ctx, profileOf({ email }));
    expect(first).toMatchObject({ role: "user", email });
    const moved = profileOf({ email: "moved@paygo.test", providerAccountId: email });
    expect((await signInWithOAuth(ctx, moved)).userId).toBe(first.userId);
  });

  test("never takes over an account that has the same e-mail", async () => {
    const ctx = suite.context();
    const email = `${ctx.ids.newId()}@paygo.test`;
    const password = "correct horse battery";
    await signUp(ctx, null, { email, password, name: "Owner", role: "vendor" }, caller);
    const profile = profileOf({ email: email.toUpperCase() });
    await expect(signInWithOAuth(ctx, profile)).rejects.toMatchObject({ code: "email_taken" });
    expect(
      await ctx.db.prisma.oAuthAccount.count({ where: { providerAccountId: profile.providerAccountId } }),
    ).toBe(0);
    expect((await signIn(ctx, caller, { email, password })).name).toBe("Owner");
  });

  test("of two providers with the same e-mail are not linked silently either", async () => {
    const ctx = suite.context();
    const email = `${ctx.ids.newId()}@paygo.test`;
    await signInWithOAuth(ctx, profileOf({ email }));
    const other = profileOf({ email, provider: "github" });
    await expect(signInWithOAuth(ctx, other)).rejects.toMatchObject({ code: "email_taken" });
  });

  test("needs an e-mail that the provider has verified, and leaves nothing behind without", async () => {
    const ctx = suite.context();
    const email = `${ctx.ids.newId()}@paygo.test`;
    const unverified = signInWithOAuth(ctx, profileOf({ email, isEmailVerified: false }));
    await expect(unverified).rejects.toMatchObject({ code: "invalid_credentials" });
    expect(await ctx.db.prisma.user.count({ where: { email } })).toBe(0);
  });

  test("for the first time in two tabs at once is one account, and both are signed in", async () => {
    const ctx = suite.context();
    await warmUp(ctx.db, 20);
    const email = `${ctx.ids.newId()}@paygo.test`;
    const { values, refusals } = await race(8, () => signInWithOAuth(ctx, profileOf({ email })));
    expect(refusals).toEqual([]);
    expect(new Set(values.map(({ userId }) => userId)).size).toBe(1);
  });
});
