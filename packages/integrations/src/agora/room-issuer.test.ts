import { createHmac } from "node:crypto";
import { createRequire } from "node:module";
import { inflateSync } from "node:zlib";
import { DomainError } from "@paygo/core";
import { describe, expect, test, vi } from "vitest";
import { createAgoraRoomIssuer } from "./room-issuer.ts";

// The input and the result of Agora's own tests of AccessToken2, the same in every language:
// https://github.com/AgoraIO/Tools/tree/master/DynamicKey/AgoraDynamicKey (da06bfb).
const appId = "970CA35de60c44645bbae8a215061b33";
const certificate = "5CFd2fd1755d40ecb72977518be15d3b";
const vector = {
  channel: "7d72365eb983485397e3e3f9d460bdda",
  uid: "2882341273",
  issuedAtS: 1_111_111,
  expireS: 600,
  salt: 1,
  privileges: { 1: 600 },
};
const vectorBytes = [
  "200016a0b84c5a5e82cbf74fb813d09f59c54bdac9c06120580539ac97578e958b1a",
  "2000393730434133356465363063343436343562626165386132313530363162333347f41000",
  "5802000001000000010001000100010058020000",
  "200037643732333635656239383334383533393765336533663964343630626464610a0032383832333431323733",
].join("");
const vectorToken =
  "007eJxTYBBbsMMnKq7p9Hf/HcIX5kce9b518kCiQgSr5Zrp4X1Tu6UUGCzNDZwdjU1TUs0Mkk1MzExMk5ISUy0SjQxNDcwMk4yN3b8IMEQwMTAwMoAwBIL4CgzmKeZGxmamqUmWFsYmFqbGluapxqnGaZYpJmYGSSkpiVwMRhYWRsYmhkbmxgDCaiTj";

/** Token strings differ by zlib level; what is inside does not. */
const inflate = (token: string) => inflateSync(Buffer.from(token.slice("007".length), "base64"));

const u16 = (value: number) => Buffer.from([value & 0xff, value >> 8]);
function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
const text = (value: string | Buffer) => Buffer.concat([u16(Buffer.byteLength(value)), Buffer.from(value)]);
const hmac = (key: Buffer, message: string | Buffer) => createHmac("sha256", key).update(message).digest();

/** AccessToken2 of one RTC service, written after Agora's description of the format. */
function accessToken2(
  place: typeof vector | (typeof vector & { privileges: Record<number, number> }),
): Buffer {
  const privileges = Object.entries(place.privileges).map(([privilege, seconds]) =>
    Buffer.concat([u16(Number(privilege)), u32(seconds)]),
  );
  const info = Buffer.concat([
    text(appId),
    u32(place.issuedAtS),
    u32(place.expireS),
    u32(place.salt),
    u16(1),
    u16(1),
    u16(privileges.length),
    ...privileges,
    text(place.channel),
    text(place.uid),
  ]);
  const key = hmac(u32(place.salt), hmac(u32(place.issuedAtS), certificate));
  return Buffer.concat([text(hmac(key, info)), info]);
}

const now = new Date("2026-03-02T10:00:00.000Z");
const place = { channel: "paygo-0123456789abcdef", uid: 1_234_567, lifetimeMs: 300_000, now };
const issue = (changes: Partial<typeof place> = {}, keys = { appId, certificate }) => {
  const credential = createAgoraRoomIssuer(keys).issue({ ...place, ...changes });
  if (credential.provider !== "agora") throw new Error("not an Agora credential");
  return credential;
};

describe("AccessToken2", () => {
  test("of our reading of the format gives Agora's vector byte for byte", () => {
    expect(accessToken2(vector).toString("hex")).toBe(vectorBytes);
    expect(inflate(vectorToken).toString("hex")).toBe(vectorBytes);
  });

  test("of the library gives Agora's vector byte for byte", () => {
    const { AccessToken2, ServiceRtc } = createRequire(import.meta.url)("agora-token/src/AccessToken2.js");
    const token = new AccessToken2(appId, certificate, vector.issuedAtS, vector.expireS);
    token.salt = vector.salt;
    const service = new ServiceRtc(vector.channel, vector.uid);
    service.add_privilege(1, 600);
    token.add_service(service);
    expect(inflate(token.build()).toString("hex")).toBe(vectorBytes);
  });
});

describe("an Agora room credential", () => {
  test("is signed for exactly this channel and uid, and token and all four privileges expire together", () => {
    const { token, ...rest } = issue();
    const bytes = inflate(token);
    const signatureLength = 2 + bytes.readUInt16LE(0);
    const issuedAtS = bytes.readUInt32LE(signatureLength + 34);
    const salt = bytes.readUInt32LE(signatureLength + 42);
    const expected = accessToken2({
      channel: place.channel,
      uid: String(place.uid),
      issuedAtS,
      expireS: 300,
      salt,
      // Join, and publish audio, video and data.
      privileges: { 1: 300, 2: 300, 3: 300, 4: 300 },
    });
    expect(bytes.toString("hex")).toBe(expected.toString("hex"));
    expect(Math.abs(issuedAtS - Date.now() / 1000)).toBeLessThan(60);
    expect(rest).toEqual({
      provider: "agora",
      appId,
      channel: place.channel,
      uid: place.uid,
      expiresAt: "2026-03-02T10:05:00.000Z",
    });
  });

  test("lives at least a second and at most ten minutes", () => {
    expect(issue({ lifetimeMs: 1 }).expiresAt).toBe("2026-03-02T10:00:01.000Z");
    expect(issue({ lifetimeMs: 600_000 }).expiresAt).toBe("2026-03-02T10:10:00.000Z");
  });

  test("never holds the certificate", () => {
    const credential = issue();
    expect(JSON.stringify(credential)).not.toContain(certificate);
    expect(inflate(credential.token).toString("latin1")).not.toContain(certificate);
  });

  test("is made for every channel name that PayGo allocates, and for the largest uid", () => {
    expect(issue({ channel: `paygo-${"f".repeat(32)}`, uid: 2_147_483_647 }).token).toMatch(/^007/);
    expect(issue({ channel: "c".repeat(63) }).token).toMatch(/^007/);
  });
});

describe("an Agora room credential is refused", () => {
  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, 2 ** 32, 2 ** 32 + 5])(
    "for uid %d",
    (uid) => {
      expect(() => issue({ uid })).toThrow(DomainError);
    },
  );

  test.each(["*", "", "a*", "c".repeat(64), "ä", "name/with/slash", "line\nbreak", "name\n"])(
    "for the channel %j",
    (channel) => {
      expect(() => issue({ channel })).toThrow(DomainError);
    },
  );

  test.each([0, -1, 600_001, Number.NaN, Number.POSITIVE_INFINITY])("for a life of %d ms", (lifetimeMs) => {
    expect(() => issue({ lifetimeMs })).toThrow(DomainError);
  });

  test.each([
    { appId: "", certificate },
    { appId, certificate: "" },
    { appId: "not-hex", certificate },
    { appId, certificate: certificate.slice(1) },
  ])("for malformed keys, instead of an empty token: %o", (keys) => {
    expect(() => issue({}, keys)).toThrow(expect.objectContaining({ code: "internal" }));
  });

  test("with an error of ours that names no key", () => {
    const error = vi.fn();
    try {
      issue({}, { appId: "not-hex", certificate });
    } catch (reason) {
      error(String(reason));
    }
    expect(error).toHaveBeenCalledOnce();
    expect(error).not.toHaveBeenCalledWith(expect.stringContaining(certificate));
  });
});
