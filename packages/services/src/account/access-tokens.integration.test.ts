import { describe, expect, test } from "vitest";
import { makePerson, setUpSuite } from "../testing/index.ts";
import { authenticateAccessToken } from "./authenticate-access-token.ts";
import { changePassword } from "./change-password.ts";
import { createAccessToken } from "./create-access-token.ts";
import { getAccount } from "./get-account.ts";
import { listAccessTokens } from "./list-access-tokens.ts";
import { revokeAccessToken } from "./revoke-access-token.ts";
import { signOutEverywhere } from "./sign-out-everywhere.ts";

const suite = setUpSuite();
const dayMs = 86_400_000;
const input = { name: "curl", expiresInDays: 90 };

describe("an access token", () => {
  test("signs its owner in, and is kept as a hash only", async () => {
    const ctx = suite.context();
    const owner = await makePerson(ctx, "vendor");
    const { token, accessToken } = await createAccessToken(ctx, owner, input);
    expect(token).toMatch(/^paygo_pat_[\w-]{43}$/);
    expect(await authenticateAccessToken(ctx, token)).toEqual({
      ...owner,
      via: "access_token",
      signedInAt: null,
    });
    const rows = await ctx.db.prisma.accessToken.findMany({ where: { userId: owner.userId } });
    expect(JSON.stringify(rows)).not.toContain(token.slice("paygo_pat_".length));
    expect(rows[0]?.tokenHash).toMatch(/^[0-9a-f]{64}$/);
    expect(accessToken).toMatchObject({ name: "curl", lastUsedAt: null });
  });

  test("is void at once when it is revoked, and no longer listed", async () => {
    const ctx = suite.context();
    const owner = await makePerson(ctx, "user");
    const { token, accessToken } = await createAccessToken(ctx, owner, input);
    const kept = await createAccessToken(ctx, owner, input);
    await revokeAccessToken(ctx, owner, { accessTokenId: accessToken.id });
    expect(await authenticateAccessToken(ctx, token)).toBeNull();
    expect((await listAccessTokens(ctx, owner)).items.map((item) => item.id)).toEqual([kept.accessToken.id]);
  });

  test("works until the instant of its expiry", async () => {
    const ctx = suite.context();
    const owner = await makePerson(ctx, "user");
    const { token } = await createAccessToken(ctx, owner, { ...input, expiresInDays: 1 });
    ctx.clock.advance(dayMs - 1);
    expect(await authenticateAccessToken(ctx, token)).toEqual({
      ...owner,
      via: "access_token",
      signedInAt: null,
    });
    ctx.clock.advance(1);
    expect(await authenticateAccessToken(ctx, token)).toBeNull();
    expect((await listAccessTokens(ctx, owner)).items).toEqual([]);
  });

  test("that is unknown, cut short or has another prefix is nobody's", async () => {
    const ctx = suite.context();
    const owner = await makePerson(ctx, "user");
    const { token } = await createAccessToken(ctx, owner, input);
    for (const wrong of [
      "",
      "paygo_pat_",
      token.slice(0, -1),
      token.replace("paygo_", "other_"),
      `${token}x`,
    ]) {
      expect(await authenticateAccessToken(ctx, wrong), wrong).toBeNull();
    }
  });

  test("of somebody else cannot be revoked, nor seen", async () => {
    const ctx = suite.context();
    const [owner, other] = [await makePerson(ctx, "user"), await makePerson(ctx, "admin")];
    const { token, accessToken } = await createAccessToken(ctx, owner, input);
    const theft = revokeAccessToken(ctx, other, { accessTokenId: accessToken.id });
    await expect(theft).rejects.toMatchObject({ code: "not_found" });
    expect((await listAccessTokens(ctx, other)).items).toEqual([]);
    expect(await authenticateAccessToken(ctx, token)).toEqual({
      ...owner,
      via: "access_token",
      signedInAt: null,
    });
  });

  test("stays valid when its owner signs out everywhere: it is revoked by itself", async () => {
    const ctx = suite.context();
    const owner = await makePerson(ctx, "user");
    const { token } = await createAccessToken(ctx, owner, input);
    await signOutEverywhere(ctx, owner);
    expect(await authenticateAccessToken(ctx, token)).toEqual({
      ...owner,
      via: "access_token",
      signedInAt: null,
    });
  });

  test("acts for its owner but never manages the account: not its own kind, nor the way to sign in", async () => {
    const ctx = suite.context();
    const owner = await makePerson(ctx, "user");
    const { token, accessToken } = await createAccessToken(ctx, owner, input);
    const holder = await authenticateAccessToken(ctx, token);
    const attempts = [
      createAccessToken(ctx, holder, input),
      listAccessTokens(ctx, holder),
      revokeAccessToken(ctx, holder, { accessTokenId: accessToken.id }),
      changePassword(ctx, holder, { currentPassword: "any", newPassword: "another long password" }),
      signOutEverywhere(ctx, holder),
    ];
    for (const attempt of attempts) await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
    expect((await getAccount(ctx, holder)).id).toBe(owner.userId);
  });

  test("is void at once when its owner changes the password", async () => {
    const ctx = suite.context();
    const [owner, other] = [await makePerson(ctx, "user"), await makePerson(ctx, "user")];
    const currentPassword = "correct horse battery";
    await ctx.db.prisma.user.update({
      where: { id: owner.userId },
      data: { passwordHash: await ctx.passwords.hash(currentPassword) },
    });
    const { token } = await createAccessToken(ctx, owner, input);
    const others = await createAccessToken(ctx, other, input);
    await changePassword(ctx, owner, { currentPassword, newPassword: "another long password" });
    expect(await authenticateAccessToken(ctx, token)).toBeNull();
    expect(await authenticateAccessToken(ctx, others.token)).not.toBeNull();
  });

  test("shows when it was last used, to the minute", async () => {
    const ctx = suite.context();
    const owner = await makePerson(ctx, "user");
    const { token } = await createAccessToken(ctx, owner, input);
    const lastUsed = async () => (await listAccessTokens(ctx, owner)).items[0]?.lastUsedAt;
    await authenticateAccessToken(ctx, token);
    expect(await lastUsed()).toBe("2026-03-02T10:00:00.000Z");
    ctx.clock.advance(60_000);
    await authenticateAccessToken(ctx, token);
    expect(await lastUsed()).toBe("2026-03-02T10:00:00.000Z");
    ctx.clock.advance(1);
    await authenticateAccessToken(ctx, token);
    expect(await lastUsed()).toBe("2026-03-02T10:01:00.001Z");
  });

  test("is for signed-in people", async () => {
    const ctx = suite.context();
    const unauthenticated = { code: "unauthenticated" };
    await expect(createAccessToken(ctx, null, input)).rejects.toMatchObject(unauthenticated);
    await expect(listAccessTokens(ctx, null)).rejects.toMatchObject(unauthenticated);
    const revoke = revokeAccessToken(ctx, null, { accessTokenId: ctx.ids.newId() });
    await expect(revoke).rejects.toMatchObject(unauthenticated);
  });
});
