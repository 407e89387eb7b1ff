import { describe, expect, it } from "vitest";
import { accessTokenView, accountView, createAccessTokenInput, signUpInput } from "./account.ts";

const person = { email: "customer@paygo.test", password: "ten letters", name: "Customer", role: "user" };
const instant = "2026-11-22T10:00:00Z";
const id = "0190f7a0-7c1e-7000-8000-000000000000";

describe("sign-up", () => {
  it("knows one spelling of an e-mail, so that nobody has two accounts by accident", () => {
    expect(signUpInput.parse({ ...person, email: "  Customer@PayGo.Test " }).email).toBe(
      "customer@paygo.test",
    );
  });

  it.each([
    ["an admin", { role: "admin" }],
    ["a role that does not exist", { role: "root" }],
    ["a short password", { password: "nine char" }],
    ["a password of a megabyte, which would be hashed", { password: "x".repeat(1_000_000) }],
    ["a blank name", { name: "   " }],
    ["no e-mail", { email: "customer" }],
  ])("refuses %s", (_what, change) => {
    expect(signUpInput.safeParse({ ...person, ...change }).success).toBe(false);
  });

  it("takes nothing that it does not ask for", () => {
    const greedy = { ...person, id, sessionVersion: 9, passwordHash: "x" };
    expect(Object.keys(signUpInput.parse(greedy)).sort()).toEqual(["email", "name", "password", "role"]);
  });
});

describe("secrets do not leave by an oversight: what a view does not name is cut off", () => {
  it("an account shows no password hash", () => {
    const row = {
      id,
      email: person.email,
      name: "Customer",
      role: "user",
      hasPassword: true,
      createdAt: instant,
    };
    expect(accountView.parse({ ...row, passwordHash: "secret", sessionVersion: 1 })).toEqual(row);
  });

  it("an access token shows no hash", () => {
    const row = { id, name: "ci", createdAt: instant, expiresAt: instant, lastUsedAt: null };
    expect(accessTokenView.parse({ ...row, tokenHash: "secret" })).toEqual(row);
  });
});

describe("an access token ends", () => {
  it("after 90 days unless asked otherwise, and after a year at most", () => {
    expect(createAccessTokenInput.parse({ name: "ci" }).expiresInDays).toBe(90);
    expect(createAccessTokenInput.safeParse({ name: "ci", expiresInDays: 366 }).success).toBe(false);
  });
});
