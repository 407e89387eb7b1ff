import { FakeRoom } from "@paygo/media/testing";
import { describe, expect, it } from "vitest";
import { outside, type Place } from "./place.ts";
import { phaseOf } from "./session-phase.ts";
import { ringingFixture, sessionFixture } from "./testing/session-fixture.ts";

const room = new FakeRoom();
const inside = (isMediaConnected: boolean, wasConnected = isMediaConnected): Place => ({
  kind: "inside",
  room,
  snapshot: { ...room.getSnapshot(), isMediaConnected },
  wasConnected,
});
const live = sessionFixture();
const paused = sessionFixture({ meter: { ...live.meter, state: "paused" } });
const elsewhere: Place = { kind: "elsewhere" };

describe("the phase of the page", () => {
  it.each([
    ["calling", ringingFixture(), inside(false)],
    ["ringing", ringingFixture({ part: "vendor" }), outside],
    ["connecting", ringingFixture({ answeredAt: live.answeredAt }), inside(false)],
    ["connecting", live, { kind: "entering" }],
    ["live", live, inside(true)],
    ["live", ringingFixture({ answeredAt: live.answeredAt }), inside(true)],
    ["reconnecting", live, inside(false, true)],
    ["reconnecting", paused, inside(true)],
    ["elsewhere", live, elsewhere],
    ["failed", live, { kind: "failed", error: "network" }],
    ["ended", sessionFixture({ state: "ended" }), elsewhere],
  ] as const)("is %s", (phase, session, place) => {
    expect(phaseOf(session, place)).toBe(phase);
  });
});
