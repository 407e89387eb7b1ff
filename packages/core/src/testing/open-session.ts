import { readMeter } from "../metering.ts";
import type { PresenceState } from "../presence.ts";
import { examineSession, type OpenSession, type SessionPolicy, type Verdict } from "../session.ts";

/** An ordinary policy. */
export const policy: SessionPolicy = {
  ringMs: 60_000,
  maxGapMs: 15_000,
  silenceMs: 30_000,
  silenceTotalMs: 120_000,
  maxDurationMs: 7_200_000,
  holdWindowMs: 300_000,
  extendBeforeMs: 60_000,
};

/** When every session here was answered. */
export const answeredAtMs = 1_000_000;

/** An instant of the session, by milliseconds since its answer. */
export const later = (ms: number): number => answeredAtMs + ms;

const perMinute = {
  pricePerMinuteMinor: 100,
  currency: "USD",
  initialSeconds: 60,
  subsequentSeconds: 60,
  freeSeconds: 0,
  minimumMinor: 0,
  minimumAfterSeconds: 0,
  minuteMs: 60_000,
};

/** The verdict over a session that both hosts were in from the answer until their last evidence. */
export function open(
  changes: Partial<OpenSession> & { customerEndMs?: number; vendorEndMs?: number; nowMs: number },
): Verdict {
  const { customerEndMs = changes.nowMs, vendorEndMs = changes.nowMs, nowMs, ...rest } = changes;
  const customer: PresenceState = { open: { startMs: answeredAtMs, endMs: customerEndMs }, silentMs: 0 };
  const vendor: PresenceState = { open: { startMs: answeredAtMs, endMs: vendorEndMs }, silentMs: 0 };
  const evidence = {
    customer: [{ startMs: answeredAtMs, endMs: customerEndMs }],
    vendor: [{ startMs: answeredAtMs, endMs: vendorEndMs }],
  };
  const session: OpenSession = {
    tariff: perMinute,
    heldMinor: 500,
    capMinor: null,
    answeredAtMs,
    ringingUntilMs: answeredAtMs + 10_000,
    maxUntilMs: answeredAtMs + policy.maxDurationMs,
    isLive: true,
    customer,
    vendor,
    reading: readMeter(evidence, nowMs, policy.maxGapMs),
    ...rest,
  };
  return examineSession(session, nowMs, policy);
}
