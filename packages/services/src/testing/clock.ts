import type { Clock } from "../ports.ts";

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  /** Moves on (or, negative, back) by `durationMs` milliseconds. */
  advance(durationMs: number): void;
}

/** Starts at `startsAt`, an ISO 8601 instant. */
export function createTestClock(startsAt = "2026-03-02T10:00:00.000Z"): TestClock {
  let nowMs = Date.parse(startsAt);
  return {
    now: () => new Date(nowMs),
    advance(durationMs) {
      nowMs += durationMs;
    },
  };
}
