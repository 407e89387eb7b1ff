import { isCapHeld } from "./hold-plan.ts";
import { fundedUntilMs, type MeterReading } from "./metering.ts";
import type { PresenceState } from "./presence.ts";
import type { Tariff } from "./tariff.ts";

export const sessionStates = ["ringing", "live", "ended"] as const;
export type SessionState = (typeof sessionStates)[number];

/** Why a session ended. `stopped_by_customer` … `ended_by_admin` may cost money; the others never do. */
export const endReasons = [
  "cancelled",
  "declined",
  "no_answer",
  "stopped_by_customer",
  "stopped_by_vendor",
  "funds_exhausted",
  "cap_reached",
  "connection_lost",
  "max_duration",
  "ended_by_admin",
] as const;
export type EndReason = (typeof endReasons)[number];

/** How long a session may wait, be silent and last. Milliseconds of real time. */
export interface SessionPolicy {
  /** Ringing without an answer. */
  ringMs: number;
  /** Longest gap between two heartbeats that still counts as presence. */
  maxGapMs: number;
  /** Silence of one side at a stretch that ends the session. */
  silenceMs: number;
  /** Silences of one side in all that end the session. */
  silenceTotalMs: number;
  /** Hard maximum, counted from the answer. */
  maxDurationMs: number;
  /** Funding is extended by this much at a time. */
  holdWindowMs: number;
  /** Funding is extended when less than this is left. */
  extendBeforeMs: number;
}

/**
 * The instant from which a host who stays silent ends the session: after `silenceMs` at a stretch, or when
 * all its silences together reach `silenceTotalMs`. Epoch milliseconds.
 */
export function silentAfterMs(presence: PresenceState, answeredAtMs: number, policy: SessionPolicy): number {
  const allowanceMs = policy.silenceTotalMs - presence.silentMs;
  if (allowanceMs <= 0) return presence.open?.startMs ?? answeredAtMs;
  const lastMs = Math.max(presence.open?.endMs ?? answeredAtMs, answeredAtMs);
  // A gap that still counts as presence is no silence, however little allowance is left.
  return lastMs + Math.min(policy.silenceMs, Math.max(policy.maxGapMs, allowanceMs));
}

/** What is known of an open session when its deadlines are examined. Epoch milliseconds. */
export interface OpenSession {
  tariff: Tariff;
  heldMinor: number;
  /** The customer's spending cap; null for none. */
  capMinor: number | null;
  /** Null while nobody has answered. */
  answeredAtMs: number | null;
  ringingUntilMs: number | null;
  maxUntilMs: number | null;
  isLive: boolean;
  customer: PresenceState;
  vendor: PresenceState;
  reading: MeterReading;
}

/** Either the session is over, or these are its next deadlines (null: none of that kind). */
export type Verdict =
  | { kind: "end"; reason: EndReason }
  | { kind: "go_on"; silentAfterMs: number | null; fundedUntilMs: number | null };

/** Examines an open session at server time `nowMs`. The same facts always give the same verdict. */
export function examineSession(session: OpenSession, nowMs: number, policy: SessionPolicy): Verdict {
  if (session.answeredAtMs === null) {
    const isUnanswered = session.ringingUntilMs !== null && session.ringingUntilMs <= nowMs;
    return isUnanswered
      ? { kind: "end", reason: "no_answer" }
      : { kind: "go_on", silentAfterMs: null, fundedUntilMs: null };
  }
  if (session.maxUntilMs !== null && session.maxUntilMs <= nowMs)
    return { kind: "end", reason: "max_duration" };
  const silentMs = Math.min(
    silentAfterMs(session.customer, session.answeredAtMs, policy),
    silentAfterMs(session.vendor, session.answeredAtMs, policy),
  );
  if (silentMs <= nowMs) return { kind: "end", reason: "connection_lost" };
  if (!session.isLive) return { kind: "go_on", silentAfterMs: silentMs, fundedUntilMs: null };
  const untilMs = fundedUntilMs(session.tariff, session.heldMinor, session.reading, nowMs);
  if (untilMs <= nowMs) {
    // Whoever has spent all that the cap allows was not short of money, even when the wallet is empty too.
    const hasReachedCap = isCapHeld(session.tariff, session.heldMinor, session.capMinor);
    return { kind: "end", reason: hasReachedCap ? "cap_reached" : "funds_exhausted" };
  }
  return { kind: "go_on", silentAfterMs: silentMs, fundedUntilMs: untilMs };
}

/** Who stopped: a ring that the customer gives up was cancelled, not stopped. */
export function stopReason(
  state: "ringing" | "live",
  by: "customer" | "vendor",
  isAnswered: boolean,
): EndReason {
  if (by === "vendor") return isAnswered ? "stopped_by_vendor" : "declined";
  return state === "ringing" && !isAnswered ? "cancelled" : "stopped_by_customer";
}
