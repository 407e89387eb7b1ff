import { describe, expect, it } from "vitest";
import { roomCredential, signalPayload } from "./room.ts";
import { sendSignalsInput } from "./streaming.ts";

const agora = {
  provider: "agora",
  appId: "0".repeat(32),
  channel: "c",
  uid: 7,
  token: "007",
  expiresAt: "2026-11-22T10:00:00Z",
};
const peer = { provider: "peer", channel: "c", uid: 7, iceServers: [], expiresAt: "2026-11-22T10:00:00Z" };

describe("a room credential", () => {
  it("is one of two kinds", () => {
    expect(roomCredential.parse(agora)).toEqual(agora);
    expect(roomCredential.parse(peer)).toEqual(peer);
    expect(roomCredential.safeParse({ ...peer, provider: "other" }).success).toBe(false);
  });

  it("never carries an empty token, which is what Agora's builder answers to a malformed key", () => {
    expect(roomCredential.safeParse({ ...agora, token: "" }).success).toBe(false);
    expect(roomCredential.safeParse({ ...agora, token: undefined }).success).toBe(false);
  });

  it("never carries the certificate that signs tokens", () => {
    expect(roomCredential.parse({ ...agora, certificate: "secret" })).toEqual(agora);
  });
});

describe("signalling", () => {
  const hello = { kind: "hello", instance: "a", isReply: false };
  const send = (messages: unknown[]) =>
    sendSignalsInput.safeParse({
      sessionId: "0190f7a0-7c1e-7000-8000-000000000000",
      device: "tab-12345678",
      messages,
    }).success;

  it("takes up to 32 messages at once, to one participant or to all", () => {
    expect(send([])).toBe(false);
    expect(send(Array(32).fill({ toUid: null, payload: hello }))).toBe(true);
    expect(send(Array(33).fill({ toUid: null, payload: hello }))).toBe(false);
    expect(send([{ toUid: 0, payload: hello }])).toBe(false);
  });

  it.each([
    ["an unknown kind", { kind: "shutdown", instance: "a" }],
    [
      "a description that is too long to be one",
      { kind: "description", instance: "a", toInstance: "b", type: "offer", sdp: "x".repeat(60_001) },
    ],
    [
      "a description that is neither offer nor answer",
      { kind: "description", instance: "a", toInstance: "b", type: "script", sdp: "" },
    ],
    ["an instance of any length", { kind: "bye", instance: "x".repeat(65) }],
  ])("refuses %s", (_what, payload) => {
    expect(signalPayload.safeParse(payload).success).toBe(false);
  });
});
