import { signInInput, signUpInput } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import { describe, expect, test } from "vitest";
import type { RateLimitName, RateLimits } from "../ports.ts";
import { makePerson, race, setUpSuite, type TestContext } from "../testing/index.ts";
import { authenticateSession } from "./authenticate-session.ts";
import { changePassword } from "./change-password.ts";
import { getAccount } from "./get-account.ts";
import { listDemoRoles } from "./list-demo-roles.ts";
import { signIn } from "./sign-in.ts";
import { demoEmails, signInAsDemo } from "./sign-in-as-demo.ts";
import { signOutEverywhere } from "./sign-out-everywhere.ts";
import { signUp } from "./sign-up.ts";
import type { SignedIn } from "./signed-in.ts";

const suite = setUpSuite();
const caller = { ip: "203.0.113.7" };
const password = "correct horse battery";

/** Signs up with a new address, and returns it with what the account looks like. */
async function register(ctx: TestContext, role: "user" | "vendor" = "user") {
  const email = `${ctx.ids.newId()}@paygo.test`;
  const input = signUpInput.parse({ email, password, name: "Demo customer", role });
  return { email, account: await signUp(ctx, null, input, caller) };
}

describe("sign-up", () => {
  test("makes an account that can sign in, with the password kept as a hash only", async () => {
    const ctx = suite.context();
    const { email, account } = await register(ctx, "vendor");
    expect(account).toMatchObject({ email, role: "vendor", hasPassword: true });
    const signedIn = await signIn(ctx, caller, { email, password });
    expect(signedIn).toEqual({
      userId: account.id,
      role: "vendor",
      name: "Demo customer",
      email,
      sessionVersion: 1,
    });
    const row = await ctx.db.prisma.user.findUniqueOrThrow({ where: { id: account.id } });
    expect(JSON.stringify(row)).not.toContain(password);
  });

  test("with a known e-mail is refused, whatever its capitals, also ten times at once", async () => {
    const ctx = suite.context();
    const { email } = await register(ctx);
    const again = signUpInput.parse({
      email: ` ${email.toUpperCase()} `,
      password,
      name: "Other",
      role: "vendor",
    });
    await expect(signUp(ctx, null, again, caller)).rejects.toMatchObject({ code: "email_taken" });
    const fresh = { ...again, email: `${ctx.ids.newId()}@paygo.test` };
    const { values, refusals } = await race(10, () => signUp(ctx, null, fresh, caller));
    expect(values).toHaveLength(1);
    expect(refusals).toEqual(Array.from({ length: 9 }, () => "email_taken"));
  });

  test("makes no admins", () => {
    const input = { email: "admin@paygo.test", password, name: "x", role: "admin" };
    expect(signUpInput.safeParse(input).success).toBe(false);
  });
});

describe("sign-in", () => {
  test("says the same for a wrong password, an unknown e-mail and an account without a password", async () => {
    const ctx = suite.context();
    const { email } = await register(ctx);
    const passwordless = await makePerson(ctx, "user");
    const attempts = [
      { email, password: "wrong" },
      { email: `${ctx.ids.newId()}@paygo.test`, password },
      { email: `${passwordless.userId}@paygo.test`, password },
    ];
    const errors = await Promise.all(
      attempts.map((input) => signIn(ctx, caller, input).catch((error: unknown) => error)),
    );
    for (const error of errors) {
      expect(error).toEqual(new DomainError("invalid_credentials"));
    }
  });

  test("finds the e-mail however it was typed", async () => {
    const ctx = suite.context();
    const { email, account } = await register(ctx);
    const typed = signInInput.parse({ email: ` ${email.toUpperCase()}`, password });
    expect((await signIn(ctx, caller, typed)).userId).toBe(account.id);
  });

  /** A context whose limits write down their uses, and refuse `refused`. */
  const recording = (refused: RateLimitName | null) => {
    const uses: string[] = [];
    const rateLimits: RateLimits = {
      async consume(name, key) {
        uses.push(`${name} ${key}`);
        if (name === refused) throw new DomainError("rate_limited", "", { retryAfterSeconds: 60 });
      },
      async refund(name, key) {
        uses.push(`refund ${name} ${key}`);
      },
    };
    return { uses, ctx: suite.context({ rateLimits }) };
  };
  const ofIpv6 = { ip: "2001:db8:1:2:3:4:5:6" };
  const network = "2001:db8:1:2::/64";

  test.each([
    ["sign_in_ip", 1],
    ["sign_in_account", 2],
    ["sign_in_account_anywhere", 3],
  ] as const)("is refused by %s before the password is looked at", async (refused, count) => {
    const { email } = await register(suite.context());
    const { uses, ctx } = recording(refused);
    await expect(signIn(ctx, ofIpv6, { email, password })).rejects.toMatchObject({ code: "rate_limited" });
    const order = [
      `sign_in_ip ${network}`,
      `sign_in_account ${email} ${network}`,
      `sign_in_account_anywhere ${email}`,
    ];
    expect(uses).toEqual(order.slice(0, count));
  });

  test("counts against the e-mail when it fails, and not when it succeeds", async () => {
    const { email } = await register(suite.context());
    const { uses, ctx } = recording(null);
    await expect(signIn(ctx, ofIpv6, { email, password: "wrong" })).rejects.toMatchObject({
      code: "invalid_credentials",
    });
    expect(uses.filter((use) => use.startsWith("refund"))).toEqual([]);
    await signIn(ctx, ofIpv6, { email, password });
    expect(uses.filter((use) => use.startsWith("refund"))).toEqual([
      `refund sign_in_account ${email} ${network}`,
      `refund sign_in_account_anywhere ${email}`,
    ]);
  });

  test("sign-up counts by the network as well", async () => {
    const { uses, ctx } = recording("sign_up");
    const input = signUpInput.parse({ email: "new@paygo.test", password, name: "x", role: "user" });
    await expect(signUp(ctx, null, input, ofIpv6)).rejects.toMatchObject({ code: "rate_limited" });
    expect(uses).toEqual([`sign_up ${network}`]);
  });
});

describe("a sign-in cookie", () => {
  const signedInAtMs = Date.parse("2026-03-02T09:00:00.000Z");
  const cookieOf = ({ userId, sessionVersion }: SignedIn) => ({ userId, sessionVersion, signedInAtMs });

  test("is void at once after sign-out-everywhere, and a new sign-in works", async () => {
    const ctx = suite.context();
    const { email } = await register(ctx);
    const cookie = cookieOf(await signIn(ctx, caller, { email, password }));
    const viewer = await authenticateSession(ctx, cookie);
    expect(viewer).toEqual({
      userId: cookie.userId,
      role: "user",
      name: "Demo customer",
      via: "cookie",
      signedInAt: new Date(signedInAtMs),
    });
    await signOutEverywhere(ctx, viewer);
    expect(await authenticateSession(ctx, cookie)).toBeNull();
    const next = cookieOf(await signIn(ctx, caller, { email, password }));
    expect(await authenticateSession(ctx, next)).toEqual(viewer);
  });

  test("is void at once after a password change, which needs the present password", async () => {
    const ctx = suite.context();
    const { email } = await register(ctx);
    const cookie = cookieOf(await signIn(ctx, caller, { email, password }));
    const viewer = await authenticateSession(ctx, cookie);
    const newPassword = "another long password";
    const wrong = changePassword(ctx, viewer, { currentPassword: "wrong", newPassword });
    await expect(wrong).rejects.toMatchObject({ code: "invalid_credentials" });
    expect(await authenticateSession(ctx, cookie)).toEqual(viewer);
    await changePassword(ctx, viewer, { currentPassword: password, newPassword });
    expect(await authenticateSession(ctx, cookie)).toBeNull();
    await expect(signIn(ctx, caller, { email, password })).rejects.toMatchObject({
      code: "invalid_credentials",
    });
    await expect(signIn(ctx, caller, { email, password: newPassword })).resolves.toMatchObject({
      sessionVersion: 2,
    });
  });

  test("of another version or of nobody is nobody's, and many are looked up in one query", async () => {
    const ctx = suite.context();
    const [one, other] = [await register(ctx), await register(ctx)];
    const cookies = [
      { userId: one.account.id, sessionVersion: 1, signedInAtMs },
      { userId: one.account.id, sessionVersion: 2, signedInAtMs },
      { userId: other.account.id, sessionVersion: 1, signedInAtMs },
      { userId: ctx.ids.newId(), sessionVersion: 1, signedInAtMs },
    ];
    const viewers = await Promise.all(cookies.map((cookie) => authenticateSession(ctx, cookie)));
    expect(viewers.map((viewer) => viewer?.userId ?? null)).toEqual([
      one.account.id,
      null,
      other.account.id,
      null,
    ]);
  });
});

test("the account and its changes are for signed-in people", async () => {
  const ctx = suite.context();
  const passwords = { currentPassword: password, newPassword: "another long password" };
  await expect(getAccount(ctx, null)).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(signOutEverywhere(ctx, null)).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(changePassword(ctx, null, passwords)).rejects.toMatchObject({ code: "unauthenticated" });
});

describe("demo sign-in", () => {
  test("is refused when it is off, though the accounts exist", async () => {
    const ctx = suite.context({ settings: { isDemoSignInOn: false } });
    await expect(signInAsDemo(ctx, "admin")).rejects.toMatchObject({ code: "forbidden" });
  });

  test("opens exactly the demo account of the role when it is on", async () => {
    const ctx = suite.context({ settings: { isDemoSignInOn: true } });
    await expect(signInAsDemo(ctx, "vendor")).rejects.toMatchObject({ code: "invalid_credentials" });
    const data = {
      id: ctx.ids.newId(),
      email: demoEmails.vendor,
      name: "Demo vendor",
      role: "vendor",
    } as const;
    expect(await listDemoRoles(ctx)).toEqual([]);
    await ctx.db.prisma.user.create({ data });
    expect(await signInAsDemo(ctx, "vendor")).toMatchObject({ userId: data.id, role: "vendor" });
    // What is offered is what is let in.
    expect(await listDemoRoles(ctx)).toEqual(["vendor"]);
    expect(await listDemoRoles(suite.context({ settings: { isDemoSignInOn: false } }))).toEqual([]);
  });
});
