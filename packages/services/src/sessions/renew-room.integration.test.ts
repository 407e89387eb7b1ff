import { describe, expect, test } from "vitest";
import {
  advance,
  goLive,
  look,
  type Meeting,
  makePerson,
  ringVendor,
  sendHeartbeat,
  setUpSuite,
  type TestContext,
} from "../testing/index.ts";
import { renewRoom } from "./renew-room.ts";
import { stopSession } from "./stop-session.ts";

const suite = setUpSuite();
const minuteMs = 60_000;

/** How long a credential that is made now lives. Milliseconds. */
async function lifetimeOf(ctx: TestContext, meeting: Meeting, part: "customer" | "vendor"): Promise<number> {
  const { room } = await renewRoom(ctx, meeting[part], { sessionId: meeting.sessionId, takeOver: false });
  return Date.parse(room.expiresAt) - ctx.clock.now().getTime();
}

describe("a room credential", () => {
  test("lives as long as the money with a minute's margin, counted down as it is used", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx, { fundsMinor: 300 });
    expect(await lifetimeOf(ctx, meeting, "customer")).toBe(4 * minuteMs);
    await advance(ctx, meeting, 60, { everySeconds: 15 });
    expect(await lifetimeOf(ctx, meeting, "customer")).toBe(3 * minuteMs);
    expect(await lifetimeOf(ctx, meeting, "vendor")).toBe(3 * minuteMs);
  });

  test("lives ten minutes at most, however much is held", async () => {
    const ctx = suite.context({ policy: { holdWindowMs: 60 * minuteMs } });
    const meeting = await goLive(ctx);
    expect((await look(ctx, meeting)).meter.fundedMs).toBe(60 * minuteMs);
    expect(await lifetimeOf(ctx, meeting, "vendor")).toBe(10 * minuteMs);
  });

  test("is for the same channel and the reader's own uid each time", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    const { started, sessionId } = meeting;
    const renew = (part: "customer" | "vendor") =>
      renewRoom(ctx, meeting[part], { sessionId, takeOver: false });
    const { channel, uid } = started.room;
    expect((await renew("customer")).room).toMatchObject({ channel, uid });
    expect((await renew("vendor")).room).toMatchObject({ channel, uid: started.session.peerUid });
  });

  test("is refused once the session has ended, at that instant", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    const { customer, vendor, sessionId } = meeting;
    await stopSession(ctx, vendor, { sessionId });
    for (const viewer of [customer, vendor]) {
      for (const takeOver of [false, true]) {
        const renewal = renewRoom(ctx, viewer, { sessionId, device: "another-tab", takeOver });
        await expect(renewal).rejects.toMatchObject({ code: "session_not_open" });
      }
    }
  });

  test("is not given to a vendor who has not answered: joining is how a vendor gets in", async () => {
    const ctx = suite.context();
    const { vendor, sessionId } = await ringVendor(ctx);
    for (const device of [undefined, "vendor-tab-1"]) {
      const renewal = renewRoom(ctx, vendor, { sessionId, device, takeOver: true });
      await expect(renewal).rejects.toMatchObject({ code: "session_not_open" });
    }
  });

  test("is not for strangers, admins or anonymous visitors", async () => {
    const ctx = suite.context();
    const { sessionId } = await goLive(ctx);
    const renew = (viewer: Parameters<typeof renewRoom>[1]) =>
      renewRoom(ctx, viewer, { sessionId, takeOver: false });
    await expect(renew(await makePerson(ctx, "user"))).rejects.toMatchObject({ code: "not_found" });
    await expect(renew(await makePerson(ctx, "admin"))).rejects.toMatchObject({ code: "forbidden" });
    await expect(renew(null)).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

describe("another device", () => {
  const device = "customer-phone";

  test("cannot renew the credential of the one that holds the place", async () => {
    const ctx = suite.context();
    const { customer, sessionId } = await goLive(ctx);
    const renewal = renewRoom(ctx, customer, { sessionId, device, takeOver: false });
    await expect(renewal).rejects.toMatchObject({ code: "room_elsewhere" });
  });

  test("takes the place over when asked to: same uid, and the first one is out", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    const { customer, sessionId, started } = meeting;
    const { room } = await renewRoom(ctx, customer, { sessionId, device, takeOver: true });
    expect(room).toMatchObject({ uid: started.room.uid, channel: started.room.channel });
    await expect(sendHeartbeat(ctx, meeting, "customer")).rejects.toMatchObject({ code: "room_elsewhere" });
    const back = renewRoom(ctx, customer, { sessionId, device: meeting.devices.customer, takeOver: false });
    await expect(back).rejects.toMatchObject({ code: "room_elsewhere" });
    expect(ctx.hub.hints.at(-1)).toMatchObject({ kind: "session" });
    const moved = { ...meeting, devices: { ...meeting.devices, customer: device } };
    await advance(ctx, moved, 10);
    expect((await look(ctx, moved)).meter.billableMs).toBe(10_000);
  });
});
