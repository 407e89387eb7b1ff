import { describe, expect, test } from "vitest";
import {
  advance,
  goLive,
  look,
  type Meeting,
  recomputeBill,
  ringVendor,
  sendHeartbeat,
  setUpSuite,
  stopAndBill,
  type TestContext,
} from "../testing/index.ts";
import { getReceipt } from "./get-receipt.ts";
import { joinSession } from "./join-session.ts";
import { recordHeartbeat } from "./record-heartbeat.ts";
import { sweep } from "./sweep.ts";

const suite = setUpSuite();
/** The first heartbeat after the sender was away. */
const sendBack = (ctx: TestContext, meeting: Meeting, part: "customer" | "vendor") =>
  recordHeartbeat(ctx, meeting[part], {
    sessionId: meeting.sessionId,
    device: meeting.devices[part],
    isResumed: true,
  });
const at = (time: string) => `2026-03-02T10:${time}.000Z`;

describe("billable time", () => {
  test.each([
    { seconds: 240, billedSeconds: 240, chargedMinor: 400 },
    { seconds: 241, billedSeconds: 300, chargedMinor: 500 },
  ])("60/60: $seconds s of both being there is $billedSeconds s billed", async (bill) => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    await advance(ctx, meeting, bill.seconds);
    expect(await stopAndBill(ctx, meeting)).toMatchObject({
      billableMs: bill.seconds * 1000,
      billedSeconds: bill.billedSeconds,
      dueMinor: bill.chargedMinor,
      chargedMinor: bill.chargedMinor,
    });
  });

  test("stops at the earlier of both last heartbeats, not when somebody pressed the button", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    await advance(ctx, meeting, 55);
    await advance(ctx, meeting, 10, { present: ["customer"] });
    ctx.clock.advance(4_000);
    expect(await stopAndBill(ctx, meeting)).toMatchObject({ billableMs: 55_000, chargedMinor: 100 });
  });

  test("not a second under the free seconds is billed, and one more begins the first increment", async () => {
    const bill = async (seconds: number) => {
      const ctx = suite.context();
      const meeting = await goLive(ctx, { service: { freeSeconds: 30 } });
      await advance(ctx, meeting, seconds, { everySeconds: 10 });
      return stopAndBill(ctx, meeting);
    };
    expect(await bill(30)).toMatchObject({ freeSeconds: 30, billedSeconds: 0, chargedMinor: 0 });
    expect(await bill(31)).toMatchObject({ freeSeconds: 30, billedSeconds: 60, chargedMinor: 100 });
  });

  test("one host alone is free, however long", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    await advance(ctx, meeting, 25, { present: ["vendor"] });
    expect(await stopAndBill(ctx, meeting)).toMatchObject({
      billableMs: 0,
      chargedMinor: 0,
      releasedMinor: 500,
    });
  });
});

describe("silence of one side", () => {
  test("of 15 s still counts as presence", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    await advance(ctx, meeting, 15, { everySeconds: 15 });
    expect((await look(ctx, meeting)).meter).toMatchObject({ state: "running", billableMs: 15_000 });
  });

  test("of more pauses the meter, and the time away is free when it goes on", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    await advance(ctx, meeting, 20);
    await advance(ctx, meeting, 20, { present: ["customer"] });
    expect((await look(ctx, meeting)).meter).toMatchObject({ state: "paused", billableMs: 20_000 });
    await advance(ctx, meeting, 15);
    expect((await look(ctx, meeting)).meter).toMatchObject({ state: "running", billableMs: 30_000 });
    const receipt = await stopAndBill(ctx, meeting, "vendor");
    expect(receipt.presence.customer).toEqual([{ startedAt: at("00:00"), endedAt: at("00:55") }]);
    expect(receipt.presence.vendor).toEqual([
      { startedAt: at("00:00"), endedAt: at("00:20") },
      { startedAt: at("00:45"), endedAt: at("00:55") },
    ]);
    expect(receipt.billable).toEqual(receipt.presence.vendor);
    expect(recomputeBill(receipt).chargedMinor).toBe(receipt.chargedMinor);
  });

  test("the one who comes back is told so, and so is the other side", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    await advance(ctx, meeting, 20, { present: ["customer"] });
    ctx.hub.hints.length = 0;
    await sendHeartbeat(ctx, meeting, "vendor");
    expect(ctx.hub.hints.map((hint) => hint.topic)).toContain(`session:${meeting.sessionId}`);
  });

  test("of 30 s ends the session, billed up to the last evidence", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    await advance(ctx, meeting, 60);
    await advance(ctx, meeting, 29, { present: ["customer"], everySeconds: 29 });
    expect((await look(ctx, meeting)).state).toBe("live");
    await advance(ctx, meeting, 1, { present: ["customer"] });
    expect(await look(ctx, meeting)).toMatchObject({
      state: "ended",
      endReason: "connection_lost",
      endedAt: at("01:30"),
    });
    const receipt = await getReceipt(ctx, meeting.customer, { sessionId: meeting.sessionId });
    expect(receipt).toMatchObject({ billableMs: 60_000, chargedMinor: 100 });
  });

  test("of both ends it just so", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    await advance(ctx, meeting, 30, { present: [], everySeconds: 30 });
    expect((await look(ctx, meeting)).endReason).toBe("connection_lost");
  });

  test("right after the answer ends it too: a vendor whose media never comes", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    expect((await look(ctx, meeting)).state).toBe("live");
    await advance(ctx, meeting, 30, { present: ["vendor"] });
    expect(await look(ctx, meeting)).toMatchObject({ endReason: "connection_lost", endedAt: at("00:30") });
  });

  test("right after the answer, before it was ever live, ends it for nothing", async () => {
    const ctx = suite.context();
    const meeting = await ringVendor(ctx);
    await joinSession(ctx, meeting.vendor, { sessionId: meeting.sessionId, device: meeting.devices.vendor });
    await advance(ctx, meeting, 29, { present: ["vendor"], everySeconds: 5 });
    expect(await look(ctx, meeting)).toMatchObject({ state: "ringing", liveAt: null });
    await advance(ctx, meeting, 1, { present: ["vendor"] });
    expect(await look(ctx, meeting)).toMatchObject({
      state: "ended",
      endReason: "connection_lost",
      liveAt: null,
      endedAt: at("00:30"),
    });
    const receipt = await getReceipt(ctx, meeting.customer, { sessionId: meeting.sessionId });
    expect(receipt).toMatchObject({ billableMs: 0, chargedMinor: 0, releasedMinor: 500 });
  });

  test("from the very beginning pauses the meter, so that the one who came publishes to nobody", async () => {
    const ctx = suite.context();
    const meeting = await ringVendor(ctx);
    await joinSession(ctx, meeting.vendor, { sessionId: meeting.sessionId, device: meeting.devices.vendor });
    await sendHeartbeat(ctx, meeting, "vendor");
    ctx.clock.advance(15_000);
    expect((await sendHeartbeat(ctx, meeting, "vendor")).meter.state).toBe("waiting");
    ctx.clock.advance(1);
    const paused = { state: "paused", billableMs: 0, provedUntil: null };
    expect((await sendHeartbeat(ctx, meeting, "vendor")).meter).toMatchObject(paused);
    expect((await look(ctx, meeting)).meter).toMatchObject(paused);
    expect((await look(ctx, meeting, "vendor")).meter).toMatchObject(paused);
    expect(await sendHeartbeat(ctx, meeting, "customer")).toMatchObject({
      state: "live",
      meter: { state: "running" },
    });
  });

  test("however short is free when the one who was away says so, and counts to the 2 minutes", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    await advance(ctx, meeting, 20);
    ctx.clock.advance(8_000);
    await Promise.all([sendHeartbeat(ctx, meeting, "customer"), sendBack(ctx, meeting, "vendor")]);
    await advance(ctx, meeting, 10);
    const receipt = await stopAndBill(ctx, meeting, "vendor");
    expect(receipt).toMatchObject({ billableMs: 30_000 });
    expect(receipt.presence.vendor).toEqual([
      { startedAt: at("00:00"), endedAt: at("00:20") },
      { startedAt: at("00:28"), endedAt: at("00:38") },
    ]);
    expect(recomputeBill(receipt).chargedMinor).toBe(receipt.chargedMinor);
  });

  test("said with every heartbeat ends the session after 2 minutes, so it is no free call", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    for (let beats = 0; beats < 40 && (await look(ctx, meeting)).state === "live"; beats++) {
      ctx.clock.advance(5_000);
      await Promise.all([sendBack(ctx, meeting, "customer"), sendHeartbeat(ctx, meeting, "vendor")]);
      await sweep(ctx);
    }
    expect(await look(ctx, meeting)).toMatchObject({ endReason: "connection_lost", endedAt: at("02:00") });
  });

  test("of 2 minutes in all ends it, though never 30 s at a stretch", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    let silences = 0;
    while ((await look(ctx, meeting)).state === "live" && silences < 10) {
      await advance(ctx, meeting, 20, { present: ["customer"], everySeconds: 10 });
      await advance(ctx, meeting, 5);
      silences++;
    }
    // The vendor's gaps are 25 s each: the fifth makes 125 s.
    expect(silences).toBe(5);
    expect((await look(ctx, meeting)).endReason).toBe("connection_lost");
  });

  test("that a dead worker did not see ends the session when one comes back, billed no further", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    await advance(ctx, meeting, 10);
    ctx.clock.advance(3_600_000);
    await sweep(ctx);
    const receipt = await getReceipt(ctx, meeting.vendor, { sessionId: meeting.sessionId });
    expect(receipt).toMatchObject({ endReason: "connection_lost", billableMs: 10_000 });
  });
});
