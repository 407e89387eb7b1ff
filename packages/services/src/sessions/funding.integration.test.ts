import { describe, expect, test } from "vitest";
import { advance, goLive, look, setUpSuite, stopAndBill, topUpWallet } from "../testing/index.ts";
import { getWallet } from "../wallet/get-wallet.ts";
import { getReceipt } from "./get-receipt.ts";

const suite = setUpSuite();
/** Heartbeats as rarely as they may come, so that minutes pass quickly. */
const seldom = { everySeconds: 15 };
const kindsOf = (receipt: { events: { kind: string }[] }) => receipt.events.map((event) => event.kind);

describe("the hold", () => {
  test("is extended by another window before it runs out, and never twice for one", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx, { fundsMinor: 2_000 });
    await advance(ctx, meeting, 225, seldom);
    expect((await look(ctx, meeting)).meter.heldMinor).toBe(500);
    await advance(ctx, meeting, 15, seldom);
    expect((await look(ctx, meeting)).meter).toMatchObject({ heldMinor: 900, fundedMs: 540_000 });
    await advance(ctx, meeting, 30, seldom);
    expect((await look(ctx, meeting)).meter.heldMinor).toBe(900);
    const receipt = await stopAndBill(ctx, meeting);
    expect(receipt).toMatchObject({ heldMinor: 900, chargedMinor: 500, releasedMinor: 400 });
    expect(kindsOf(receipt)).toEqual(["started", "answered", "live", "hold_extended", "ended"]);
    expect(await getWallet(ctx, meeting.customer)).toMatchObject({ availableMinor: 1_500, heldMinor: 0 });
  });

  test("used up with an empty wallet ends the session; the charge never exceeds what was held", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx, { fundsMinor: 250 });
    await advance(ctx, meeting, 119, seldom);
    expect((await look(ctx, meeting)).state).toBe("live");
    await advance(ctx, meeting, 6);
    expect(await look(ctx, meeting)).toMatchObject({ state: "ended", endReason: "funds_exhausted" });
    const receipt = await getReceipt(ctx, meeting.vendor, { sessionId: meeting.sessionId });
    expect(receipt).toMatchObject({
      heldMinor: 200,
      chargedMinor: 200,
      releasedMinor: 0,
      billableMs: 124_000,
    });
    // Four seconds into the third minute that nobody could pay for.
    expect(receipt).toMatchObject({ dueMinor: 300, unaffordableMinor: 100 });
    expect(receipt.split).toMatchObject({ vendorMinor: 170, feeMinor: 30 });
    expect(await getWallet(ctx, meeting.customer)).toMatchObject({ availableMinor: 50, heldMinor: 0 });
  });

  test("ends at the second at which it is used up when the worker is on time", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx, { fundsMinor: 200 });
    await advance(ctx, meeting, 105, seldom);
    await advance(ctx, meeting, 14);
    expect((await look(ctx, meeting)).state).toBe("live");
    await advance(ctx, meeting, 1);
    const receipt = await getReceipt(ctx, meeting.customer, { sessionId: meeting.sessionId });
    expect(receipt).toMatchObject({ chargedMinor: 200, unaffordableMinor: 0, billableMs: 120_000 });
  });

  test("a pause moves its end later, by as much as it lasted", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx, { fundsMinor: 200 });
    await advance(ctx, meeting, 60, seldom);
    await advance(ctx, meeting, 20, { present: ["customer"] });
    // The 5 s until the vendor is back are free too.
    await advance(ctx, meeting, 5);
    await advance(ctx, meeting, 59, seldom);
    expect((await look(ctx, meeting)).meter).toMatchObject({ state: "running", billableMs: 119_000 });
    await advance(ctx, meeting, 1);
    expect((await look(ctx, meeting)).endReason).toBe("funds_exhausted");
  });

  test("a top-up in the last window is held and carries the session on", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx, { fundsMinor: 200 });
    await advance(ctx, meeting, 105, seldom);
    await topUpWallet(ctx, meeting.customer, 1_000);
    await advance(ctx, meeting, 1);
    expect((await look(ctx, meeting)).meter).toMatchObject({ heldMinor: 700, availableMinor: 500 });
    await advance(ctx, meeting, 44, seldom);
    const receipt = await stopAndBill(ctx, meeting);
    expect(receipt).toMatchObject({ endReason: "stopped_by_customer", chargedMinor: 300 });
    expect(kindsOf(receipt)).toContain("hold_not_extended");
    expect(kindsOf(receipt)).toContain("hold_extended");
  });

  test("that the wallet could not extend is said once, not every second", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx, { fundsMinor: 200 });
    await advance(ctx, meeting, 105, seldom);
    await advance(ctx, meeting, 5, { everySeconds: 1 });
    const kinds = kindsOf(await stopAndBill(ctx, meeting));
    expect(kinds.filter((kind) => kind === "hold_not_extended")).toHaveLength(1);
  });

  test("takes the whole minutes that the wallet still pays, then the next ones after a top-up", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx, { fundsMinor: 650 });
    await advance(ctx, meeting, 240, seldom);
    expect((await look(ctx, meeting)).meter).toMatchObject({ heldMinor: 600, availableMinor: 50 });
    await topUpWallet(ctx, meeting.customer, 300);
    await advance(ctx, meeting, 60, seldom);
    expect((await look(ctx, meeting)).meter).toMatchObject({ heldMinor: 900, availableMinor: 50 });
  });
});

describe("the hard maximum", () => {
  test("ends a session that has money left, counted from the answer", async () => {
    const ctx = suite.context({ policy: { maxDurationMs: 60_000 } });
    const meeting = await goLive(ctx);
    await advance(ctx, meeting, 59, seldom);
    expect((await look(ctx, meeting)).state).toBe("live");
    await advance(ctx, meeting, 1);
    expect((await look(ctx, meeting)).endReason).toBe("max_duration");
    const receipt = await getReceipt(ctx, meeting.customer, { sessionId: meeting.sessionId });
    expect(receipt).toMatchObject({ billableMs: 60_000, chargedMinor: 100, releasedMinor: 400 });
  });
});
