import type { Heartbeat } from "@paygo/contracts";
import { describe, expect, it } from "vitest";
import { withHeartbeat } from "./session-truth.ts";
import { ringingFixture, sessionFixture } from "./testing/session-fixture.ts";

const session = sessionFixture();
const { availableMinor, ...meter } = session.meter;
const beat = (over: Partial<Heartbeat> = {}): Heartbeat => ({
  state: "live",
  endReason: null,
  now: "2026-11-22T12:00:31.000Z",
  meter: { ...meter, billableMs: 23_000 },
  ...over,
});

describe("what a heartbeat adds to the session", () => {
  it("is the newer meter, and the wallet stays", () => {
    expect(withHeartbeat(session, beat()).meter).toMatchObject({ billableMs: 23_000, availableMinor });
  });

  it("is nothing when its answer was overtaken by a newer view", () => {
    expect(withHeartbeat(session, beat({ now: "2026-11-22T12:00:29.000Z" })).meter.billableMs).toBe(20_000);
  });

  it("moves the session on, never back", () => {
    expect(withHeartbeat(ringingFixture(), beat()).state).toBe("live");
    const ended = sessionFixture({ state: "ended", endReason: "stopped_by_vendor" });
    expect(withHeartbeat(ended, beat())).toMatchObject({ state: "ended", endReason: "stopped_by_vendor" });
    expect(withHeartbeat(session, beat({ state: "ended", endReason: "funds_exhausted" }))).toMatchObject({
      state: "ended",
      endReason: "funds_exhausted",
    });
  });
});
