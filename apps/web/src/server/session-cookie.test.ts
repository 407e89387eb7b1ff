import { encode } from "next-auth/jwt";
import { expect, test } from "vitest";
import { createClaimsReader, findCookie, sessionCookieName } from "./session-cookie.ts";

const secret = "a secret of this test, long enough";
const claims = {
  userId: crypto.randomUUID(),
  role: "vendor",
  name: "Somebody",
  sessionVersion: 3,
  signedInAtMs: 1_700_000_000_000,
};

test("reads the claims of its own cookie, and of no other", async () => {
  const read = createClaimsReader(secret);
  const cookie = await encode({ token: claims, secret, maxAge: 60 });
  expect(await read(cookie)).toMatchObject(claims);
  expect(await read(await encode({ token: claims, secret: `${secret}!`, maxAge: 60 }))).toBeNull();
  expect(await read(`${cookie.slice(0, -4)}AAAA`)).toBeNull();
  expect(await read("nonsense")).toBeNull();
  expect(await read(await encode({ token: { ...claims, role: "owner" }, secret, maxAge: 60 }))).toBeNull();
});

test("a remembered cookie expires all the same", async () => {
  let now = Date.now();
  const read = createClaimsReader(secret, () => now);
  const cookie = await encode({ token: claims, secret, maxAge: 60 });
  expect(await read(cookie)).not.toBeNull();
  now += 61_000;
  expect(await read(cookie)).toBeNull();
});

test("finds one cookie among many by its whole name", () => {
  const header = "xpaygo.session=wrong; a=1; paygo.session=right=; b=2";
  expect(findCookie(header, "paygo.session")).toBe("right=");
  expect(findCookie("paygo.session.0=x", "paygo.session")).toBeNull();
  expect(findCookie(null, "paygo.session")).toBeNull();
});

test("over https the cookie is bound to the host", () => {
  expect(sessionCookieName(true)).toMatch(/^__Host-/);
  expect(sessionCookieName(false)).not.toMatch(/^__/);
});

test("a cookie from before sign-ins were dated counts as an old one", async () => {
  const { signedInAtMs: _, ...undated } = claims;
  const cookie = await encode({ token: undated, secret, maxAge: 60 });
  expect(await createClaimsReader(secret)(cookie)).toMatchObject({ signedInAtMs: 0 });
});
