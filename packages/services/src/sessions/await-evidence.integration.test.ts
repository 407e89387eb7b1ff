import { describe, expect, test } from "vitest";
import { goLive, type Meeting, setUpSuite, type TestContext } from "../testing/index.ts";
import { getReceipt } from "./get-receipt.ts";
import { recordHeartbeat } from "./record-heartbeat.ts";
import { stopSession } from "./stop-session.ts";

const suite = setUpSuite();

/** The part's tab is open: it answers whoever asks for evidence. Returns how often it was asked. */
function openTab(ctx: TestContext, meeting: Meeting, part: "customer" | "vendor"): () => number {
  let asked = 0;
  const { sessionId, devices } = meeting;
  ctx.hub.subscribe([`session:${sessionId}`], ({ kind }) => {
    if (kind !== "evidence") return;
    asked += 1;
    void recordHeartbeat(ctx, meeting[part], { sessionId, device: devices[part], isAsked: true });
  });
  return () => asked;
}

async function stopAndRead(ctx: TestContext, meeting: Meeting, by: "customer" | "vendor") {
  const { sessionId } = meeting;
  await stopSession(ctx, meeting[by], { sessionId });
  return getReceipt(ctx, meeting.customer, { sessionId });
}

describe("the bill of a session that is stopped between two heartbeats", () => {
  test("reaches the stop when both tabs answer", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    for (const part of ["customer", "vendor"] as const) openTab(ctx, meeting, part);
    ctx.clock.advance(4_900);
    const receipt = await stopAndRead(ctx, meeting, "vendor");
    expect(receipt.billableMs).toBe(4_900);
    expect(Date.parse(receipt.endedAt) - Date.parse(receipt.liveAt ?? "")).toBe(4_900);
    expect(ctx.hub.countSubscribers()).toBe(2);
  });

  test("ends at the last evidence when the other side is silent, and is settled all the same", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    openTab(ctx, meeting, "customer");
    ctx.clock.advance(4_900);
    expect((await stopAndRead(ctx, meeting, "customer")).billableMs).toBe(0);
    expect(ctx.hub.countSubscribers()).toBe(1);
  });

  test("is made once by stops at the same moment, and both reach the same end", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    for (const part of ["customer", "vendor"] as const) openTab(ctx, meeting, part);
    ctx.clock.advance(3_000);
    const { sessionId } = meeting;
    await Promise.all([
      stopSession(ctx, meeting.customer, { sessionId }),
      stopSession(ctx, meeting.vendor, { sessionId }),
    ]);
    const receipt = await getReceipt(ctx, meeting.customer, { sessionId });
    expect(receipt.billableMs).toBe(3_000);
    expect(receipt.events.filter(({ kind }) => kind === "ended")).toHaveLength(1);
    expect(receipt.chargedMinor + receipt.releasedMinor).toBe(receipt.heldMinor);
  });
});

describe("nobody is asked", () => {
  test.each([
    ["whose evidence is fresh", 900],
    ["who has been silent for longer than a gap may be", 20_000],
  ])("%s", async (_case, laterMs) => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    const asked = openTab(ctx, meeting, "vendor");
    ctx.clock.advance(laterMs);
    await stopSession(ctx, meeting.customer, { sessionId: meeting.sessionId });
    expect(asked()).toBe(0);
  });
});
