import { fundedMs, fundedUntilMs, fundsWarning, reachMs, readMeter, type SessionPolicy } from "@paygo/core";
import type { SessionEventKind } from "./events.ts";
import { capOf, evidenceOf, heldOf, type SessionRecord, tariffOf } from "./record.ts";

/** What to tell the two about the customer's money now, and when to look again. */
interface FundsNews {
  event: Extract<SessionEventKind, "low_funds_2" | "low_funds_1"> | null;
  /** Null once the last warning was given: only more money makes another one possible. */
  warnAt: Date | null;
}

/**
 * Judges a live session by all the money that it may still spend, held and available, up to the cap. Each warning
 * is given once for each time that the money comes to it; more money begins anew (`warn_at` is then due at once).
 */
export function fundsNewsOf(session: SessionRecord, now: Date, policy: SessionPolicy): FundsNews {
  const { minuteMs } = session;
  const endMs = spentAtMs(session, now, policy);
  const oneMinuteAt = new Date(endMs - minuteMs);
  switch (fundsWarning(endMs - now.getTime(), minuteMs)) {
    case null:
      return { event: null, warnAt: new Date(endMs - 2 * minuteMs) };
    case "two_minutes": {
      // A column later than the other warning was written when there was more money: nothing was said yet.
      const isDue = session.warnAt !== null && (session.warnAt <= now || session.warnAt > oneMinuteAt);
      return { event: isDue ? "low_funds_2" : null, warnAt: oneMinuteAt };
    }
    case "one_minute":
      return { event: session.warnAt === null ? null : "low_funds_1", warnAt: null };
  }
}

/** The earliest instant at which the session can have spent all that it may. Epoch milliseconds. */
function spentAtMs(session: SessionRecord, now: Date, policy: SessionPolicy): number {
  const tariff = tariffOf(session);
  const heldMinor = heldOf(session);
  const funds = { heldMinor, availableMinor: session.availableMinor, capMinor: capOf(session) };
  const reading = readMeter(evidenceOf(session), now.getTime(), policy.maxGapMs);
  const moreMs = reachMs(tariff, funds) - fundedMs(tariff, heldMinor);
  return fundedUntilMs(tariff, heldMinor, reading, now.getTime()) + moreMs;
}
