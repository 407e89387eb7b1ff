import type { SessionView } from "@paygo/contracts";

const customer = { id: "0190a000-0000-7000-8000-000000000001", name: "Demo customer" };
const vendor = { id: "0190a000-0000-7000-8000-000000000002", name: "Demo vendor" };

/** A session that was answered and runs, as its customer sees it on the device `mine`. */
export function sessionFixture(over: Partial<SessionView> = {}): SessionView {
  return {
    id: "0190a000-0000-7000-8000-000000000010",
    state: "live",
    endReason: null,
    declineReason: null,
    part: "customer",
    service: { id: "0190a000-0000-7000-8000-000000000020", title: "Code review" },
    customer,
    vendor,
    tariff: {
      pricePerMinuteMinor: 200,
      currency: "USD",
      initialSeconds: 60,
      subsequentSeconds: 60,
      freeSeconds: 0,
      minimumMinor: 0,
      minimumAfterSeconds: 0,
      minuteMs: 60_000,
    },
    createdAt: "2026-11-22T12:00:00.000Z",
    ringingUntil: null,
    answeredAt: "2026-11-22T12:00:05.000Z",
    liveAt: "2026-11-22T12:00:06.000Z",
    endedAt: null,
    now: "2026-11-22T12:00:30.000Z",
    meter: {
      state: "running",
      billableMs: 20_000,
      provedUntil: "2026-11-22T12:00:28.000Z",
      costMinor: 200,
      heldMinor: 1_000,
      fundedMs: 300_000,
      availableMinor: 4_000,
      capMinor: null,
      reachMs: null,
    },
    self: { uid: 11, device: "mine-mine" },
    peerUid: 22,
    ...over,
  };
}

/** The same while it rings. */
export function ringingFixture(over: Partial<SessionView> = {}): SessionView {
  const { meter } = sessionFixture();
  return sessionFixture({
    state: "ringing",
    answeredAt: null,
    liveAt: null,
    ringingUntil: "2026-11-22T12:01:00.000Z",
    meter: { ...meter, state: "waiting", billableMs: 0, provedUntil: null, costMinor: 0 },
    ...over,
  });
}
