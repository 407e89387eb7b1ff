import { describe, expect, test } from "vitest";
import {
  advance,
  goLive,
  look,
  makePerson,
  ringVendor,
  sendHeartbeat,
  setUpSuite,
} from "../testing/index.ts";
import { getWallet } from "../wallet/get-wallet.ts";
import { declineSession } from "./decline-session.ts";
import { getReceipt } from "./get-receipt.ts";
import { joinSession } from "./join-session.ts";
import { stopSession } from "./stop-session.ts";
import { sweep } from "./sweep.ts";

const suite = setUpSuite();
const wholeWallet = { availableMinor: 10_000, heldMinor: 0 };

describe("join", () => {
  test("answers, stops the ringing and gives the vendor a place of their own", async () => {
    const ctx = suite.context();
    const { vendor, sessionId, started } = await ringVendor(ctx);
    ctx.clock.advance(7_000);
    const { session, room } = await joinSession(ctx, vendor, { sessionId, device: "vendor-tab-1" });
    expect(session).toMatchObject({
      state: "ringing",
      part: "vendor",
      answeredAt: "2026-03-02T10:00:07.000Z",
      ringingUntil: null,
      self: { uid: started.session.peerUid, device: "vendor-tab-1" },
      meter: { availableMinor: null },
    });
    expect(room).toMatchObject({ channel: started.room.channel, uid: started.session.peerUid });
    expect(ctx.hub.hints.some((hint) => hint.topic === `session:${sessionId}`)).toBe(true);
  });

  test("from another tab moves the place there: the old tab's heartbeats are refused, never doubled", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    const { vendor, sessionId } = meeting;
    const moved = await joinSession(ctx, vendor, { sessionId, device: "vendor-tab-2" });
    expect(moved.session.self).toEqual({ uid: meeting.started.session.peerUid, device: "vendor-tab-2" });
    await expect(sendHeartbeat(ctx, meeting, "vendor")).rejects.toMatchObject({ code: "room_elsewhere" });
    const elsewhere = { ...meeting, devices: { ...meeting.devices, vendor: "vendor-tab-2" } };
    await advance(ctx, elsewhere, 10);
    expect((await look(ctx, meeting)).meter).toMatchObject({ state: "running", billableMs: 10_000 });
    const where = { sessionId, role: "host", purpose: "primary" } as const;
    expect(await ctx.db.prisma.participant.count({ where })).toBe(2);
  });

  test("again from the same tab changes nothing", async () => {
    const ctx = suite.context();
    const { vendor, sessionId, devices } = await goLive(ctx);
    const before = await ctx.db.prisma.sessionEvent.count({ where: { sessionId } });
    await joinSession(ctx, vendor, { sessionId, device: devices.vendor });
    expect(await ctx.db.prisma.sessionEvent.count({ where: { sessionId } })).toBe(before);
  });

  test("is refused to the customer, to other vendors, to admins and to nobody in particular", async () => {
    const ctx = suite.context();
    const { customer, sessionId } = await ringVendor(ctx);
    const join = (viewer: Parameters<typeof joinSession>[1]) =>
      joinSession(ctx, viewer, { sessionId, device: "vendor-tab-1" });
    await expect(join(customer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(join(await makePerson(ctx, "vendor"))).rejects.toMatchObject({ code: "not_found" });
    await expect(join(await makePerson(ctx, "admin"))).rejects.toMatchObject({ code: "forbidden" });
    await expect(join(null)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("after the end is refused", async () => {
    const ctx = suite.context();
    const { customer, vendor, sessionId } = await ringVendor(ctx);
    await stopSession(ctx, customer, { sessionId });
    await expect(joinSession(ctx, vendor, { sessionId, device: "vendor-tab-1" })).rejects.toMatchObject({
      code: "session_not_open",
    });
  });
});

describe("a ring that is not answered costs nothing", () => {
  test("decline: the vendor's reason reaches the customer and the hold goes back whole", async () => {
    const ctx = suite.context();
    const meeting = await ringVendor(ctx);
    const { customer, vendor, sessionId } = meeting;
    await declineSession(ctx, vendor, { sessionId, reason: "Back in an hour" });
    expect(await look(ctx, meeting)).toMatchObject({
      state: "ended",
      endReason: "declined",
      declineReason: "Back in an hour",
    });
    expect(await getWallet(ctx, customer)).toMatchObject(wholeWallet);
    expect(await getReceipt(ctx, customer, { sessionId })).toMatchObject({
      chargedMinor: 0,
      heldMinor: 500,
      releasedMinor: 500,
      billable: [],
    });
  });

  test("declining twice changes nothing; a customer cannot; after the answer it is too late", async () => {
    const ctx = suite.context();
    const declined = await ringVendor(ctx);
    const decline = { sessionId: declined.sessionId, reason: "first" };
    await expect(declineSession(ctx, declined.customer, decline)).rejects.toMatchObject({
      code: "forbidden",
    });
    await declineSession(ctx, declined.vendor, decline);
    const again = await declineSession(ctx, declined.vendor, { ...decline, reason: "second" });
    expect(again.session.declineReason).toBe("first");
    const live = await goLive(ctx);
    await expect(
      declineSession(ctx, live.vendor, { sessionId: live.sessionId, reason: "" }),
    ).rejects.toMatchObject({ code: "session_not_ringing" });
  });

  test("the customer gives up ringing: cancelled", async () => {
    const ctx = suite.context();
    const { customer, sessionId } = await ringVendor(ctx);
    const { session } = await stopSession(ctx, customer, { sessionId });
    expect(session).toMatchObject({ state: "ended", endReason: "cancelled" });
    expect(await getWallet(ctx, customer)).toMatchObject(wholeWallet);
  });

  test("a vendor who stops a ring declined it", async () => {
    const ctx = suite.context();
    const { vendor, sessionId } = await ringVendor(ctx);
    const { session } = await stopSession(ctx, vendor, { sessionId });
    expect(session.endReason).toBe("declined");
  });

  test("no answer: the ring ends after exactly 60 s, not a millisecond before", async () => {
    const ctx = suite.context();
    const meeting = await ringVendor(ctx);
    ctx.clock.advance(59_999);
    await sweep(ctx);
    expect((await look(ctx, meeting)).state).toBe("ringing");
    ctx.clock.advance(1);
    await sweep(ctx);
    expect(await look(ctx, meeting)).toMatchObject({
      state: "ended",
      endReason: "no_answer",
      endedAt: "2026-03-02T10:01:00.000Z",
    });
    expect(await getWallet(ctx, meeting.customer)).toMatchObject(wholeWallet);
  });

  test("an answer that comes after the 60 s is refused, also while no worker has swept", async () => {
    const ctx = suite.context();
    const { vendor, sessionId } = await ringVendor(ctx);
    ctx.clock.advance(60_000);
    await expect(joinSession(ctx, vendor, { sessionId, device: "vendor-tab-1" })).rejects.toMatchObject({
      code: "session_not_open",
    });
  });
});

describe("stop", () => {
  test("twice returns the same ended session", async () => {
    const ctx = suite.context();
    const { customer, vendor, sessionId } = await goLive(ctx);
    const first = await stopSession(ctx, vendor, { sessionId });
    expect(first.session.endReason).toBe("stopped_by_vendor");
    ctx.clock.advance(5_000);
    const second = await stopSession(ctx, customer, { sessionId });
    expect(second.session).toMatchObject({ endReason: "stopped_by_vendor", endedAt: first.session.endedAt });
  });

  test("an answered session that never got live is free, whoever stops it", async () => {
    const ctx = suite.context();
    const { customer, vendor, sessionId } = await ringVendor(ctx);
    await joinSession(ctx, vendor, { sessionId, device: "vendor-tab-1" });
    const { session } = await stopSession(ctx, customer, { sessionId });
    expect(session).toMatchObject({ endReason: "stopped_by_customer", liveAt: null });
    expect(await getReceipt(ctx, customer, { sessionId })).toMatchObject({ chargedMinor: 0 });
  });

  test("is not for strangers, nor for admins, who have a way of their own", async () => {
    const ctx = suite.context();
    const { sessionId } = await goLive(ctx);
    const stop = (viewer: Parameters<typeof stopSession>[1]) => stopSession(ctx, viewer, { sessionId });
    await expect(stop(await makePerson(ctx, "user"))).rejects.toMatchObject({ code: "not_found" });
    await expect(stop(await makePerson(ctx, "admin"))).rejects.toMatchObject({ code: "forbidden" });
    await expect(stop(null)).rejects.toMatchObject({ code: "unauthenticated" });
    const unknown = { sessionId: ctx.ids.newId() };
    await expect(stopSession(ctx, await makePerson(ctx, "user"), unknown)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
