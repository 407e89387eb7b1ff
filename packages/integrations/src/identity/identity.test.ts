import { describe, expect, test } from "vitest";
import { ids } from "./ids.ts";
import { createPasswordHasher } from "./passwords.ts";

describe("passwords", () => {
  const hasher = createPasswordHasher();

  test("are kept as argon2id with OWASP's parameters, salted anew each time", async () => {
    const [one, other] = [await hasher.hash("correct horse"), await hasher.hash("correct horse")];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(await hasher.verify(one, "correct horse")).toBe(true);
    expect(await hasher.verify(one, "correct horsf")).toBe(false);
  });

  test("of nobody are never right, not even the one that is hashed to take as long", async () => {
    for (const guess of ["", "anything", "nobody has this password"]) {
      expect(await hasher.verify(null, guess)).toBe(false);
    }
  });
});

describe("identifiers", () => {
  const many = <T>(make: () => T) => Array.from({ length: 500 }, make);

  test("ids sort by the time at which they were made", () => {
    const made = many(ids.newId);
    expect(made.toSorted()).toEqual(made);
    expect(new Set(made).size).toBe(made.length);
    expect(made[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test("uids, channels and secrets are in Agora's ranges and do not repeat", () => {
    for (const uid of many(ids.newUid)) {
      expect(Number.isInteger(uid) && uid >= 1 && uid <= 2_147_483_647).toBe(true);
    }
    const channels = many(ids.newChannel);
    expect(new Set(channels).size).toBe(channels.length);
    expect(channels.every((channel) => /^paygo-[0-9a-f]{32}$/.test(channel))).toBe(true);
    expect(ids.newSecret()).toMatch(/^[\w-]{43}$/);
  });
});
