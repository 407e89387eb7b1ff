import { createTestDatabase, type TestDatabase } from "@paygo/db/testing";
import { type RateLimits, signIn, signUp } from "@paygo/services";
import { createTestContext, race } from "@paygo/services/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createRateLimits } from "./rate-limits.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

const password = "correct horse battery";
/** Uses one limit until it refuses; says how often it allowed. */
async function countAllowed(limits: RateLimits, name: Parameters<RateLimits["consume"]>[0], key: string) {
  for (let allowed = 0; allowed < 1_000; allowed++) {
    const refusal: unknown = await limits.consume(name, key).catch((error: unknown) => error);
    if (refusal !== undefined) return { allowed, refusal };
  }
  throw new Error("never refused");
}

describe("rate limits that guard secrets", () => {
  test.each([
    ["sign_in_ip", 60, 300],
    ["sign_in_account", 10, 900],
    ["sign_in_account_anywhere", 100, 3_600],
    ["sign_up", 20, 3_600],
    ["access_token", 20, 3_600],
  ] as const)("%s allows %i uses in %i s, over all processes", async (name, points, durationS) => {
    const [one, other] = [createRateLimits(db), createRateLimits(db)];
    const key = crypto.randomUUID();
    for (let i = 0; i < points / 2; i++) await one.consume(name, key);
    const { allowed, refusal } = await countAllowed(other, name, key);
    expect(allowed).toBe(points / 2);
    expect(refusal).toMatchObject({ code: "rate_limited" });
    const retryAfterSeconds = Object(refusal).details.retryAfterSeconds;
    expect(retryAfterSeconds).toBeGreaterThan(durationS - 60);
    expect(retryAfterSeconds).toBeLessThanOrEqual(durationS);
    await expect(one.consume(name, `${key}-other`)).resolves.toBeUndefined();
  });

  test("count uses that come at the same instant", async () => {
    const key = crypto.randomUUID();
    const { values, refusals } = await race(25, () => createRateLimits(db).consume("sign_in_account", key));
    expect(values).toHaveLength(10);
    expect(refusals).toEqual(Array.from({ length: 15 }, () => "rate_limited"));
  });

  test("give back exactly the uses that are taken back, in all processes", async () => {
    const [one, other] = [createRateLimits(db), createRateLimits(db)];
    const key = crypto.randomUUID();
    await countAllowed(one, "sign_in_account", key);
    await other.refund("sign_in_account", key);
    // The refused use of `countAllowed` counted too.
    await other.refund("sign_in_account", key);
    await expect(one.consume("sign_in_account", key)).resolves.toBeUndefined();
    await expect(one.consume("sign_in_account", key)).rejects.toMatchObject({ code: "rate_limited" });
  });

  test("take keys of any length, and keep no e-mail or address in the clear", async () => {
    const limits = createRateLimits(db);
    const email = `${"a".repeat(240)}@paygo.test`;
    await expect(limits.consume("sign_in_account", email)).resolves.toBeUndefined();
    await limits.consume("sign_in_ip", "203.0.113.77");
    const { rows } = await db.pool.query<{ key: string }>("SELECT key FROM rate_limits");
    expect(rows.map(({ key }) => key).join()).not.toMatch(/@paygo|203\.0\.113/);
  });
});

describe("sign-in behind the real limits", () => {
  const context = () => createTestContext(db, { rateLimits: createRateLimits(db) });
  const register = async () => {
    const email = `${crypto.randomUUID()}@paygo.test`;
    const profile = { email, password, name: "Demo customer", role: "user" } as const;
    await signUp(context(), null, profile, { ip: crypto.randomUUID() });
    return email;
  };

  const wrong = { code: "invalid_credentials" };
  const limited = { code: "rate_limited" };

  test("guessing one account's password from one network stops after ten tries", async () => {
    const email = await register();
    const attempt = (guess: string, host: number) =>
      signIn(context(), { ip: `2001:db8:0:1::${host}` }, { email, password: guess });
    for (let i = 1; i <= 10; i++) await expect(attempt(`guess ${i}`, i)).rejects.toMatchObject(wrong);
    // Even the right one: a guesser must not learn that it was right.
    await expect(attempt(password, 11)).rejects.toMatchObject(limited);
  });

  test("a stranger who guesses without end does not keep the owner out", async () => {
    const email = await register();
    const stranger = { ip: crypto.randomUUID() };
    const guesses = await race(50, () => signIn(context(), stranger, { email, password: "guess" }));
    expect(guesses.refusals.filter((code) => code === "invalid_credentials")).toHaveLength(10);
    const owner = { ip: crypto.randomUUID() };
    await expect(signIn(context(), owner, { email, password })).resolves.toMatchObject({ email });
  });

  test("guessing one account's password from however many addresses stops after a hundred tries", async () => {
    const email = await register();
    const attempt = (guess: string) =>
      signIn(context(), { ip: crypto.randomUUID() }, { email, password: guess });
    const { refusals } = await race(101, (i) => attempt(`guess ${i}`));
    expect(refusals.filter((code) => code === "rate_limited")).toHaveLength(1);
    await expect(attempt(password)).rejects.toMatchObject(limited);
  });

  test("signing in rightly, however often, is no guessing", async () => {
    const email = await register();
    const owner = { ip: crypto.randomUUID() };
    for (let i = 0; i < 12; i++) {
      await expect(signIn(context(), owner, { email, password })).resolves.toMatchObject({ email });
    }
  });

  test("trying many accounts from one address stops too, known ones and unknown ones alike", async () => {
    const ip = crypto.randomUUID();
    const { refusals } = await race(61, () =>
      signIn(context(), { ip }, { email: `${crypto.randomUUID()}@paygo.test`, password }),
    );
    expect(refusals.filter((code) => code === "rate_limited")).toHaveLength(1);
    const email = await register();
    await expect(signIn(context(), { ip }, { email, password })).rejects.toMatchObject({
      code: "rate_limited",
    });
    await expect(signIn(context(), { ip: "elsewhere" }, { email, password })).resolves.toMatchObject({
      email,
    });
  });
});

test("limits of what is merely frequent are kept by each process and need no database", async () => {
  const { allowed } = await countAllowed(createRateLimits(db), "start", "one-customer");
  expect(allowed).toBe(30);
  await expect(createRateLimits(db).consume("start", "one-customer")).resolves.toBeUndefined();
});
