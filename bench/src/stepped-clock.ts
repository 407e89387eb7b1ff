import { type Place, withServices } from "@paygo/e2e/people";
import type { Clock, ServiceContext } from "@paygo/services";

/** A clock that stands still until it is moved on, so that sessions can last without anybody waiting. */
export interface SteppedClock extends Clock {
  /** Moves on by `durationMs` milliseconds. */
  advance(durationMs: number): void;
}

/** The services of production on the place's database (8 connections), under a clock that is moved by hand. */
export function withSteppedClock<T>(
  place: Place,
  use: (ctx: ServiceContext & { clock: SteppedClock }) => Promise<T>,
): Promise<T> {
  let nowMs = Date.now();
  const clock: SteppedClock = {
    now: () => new Date(nowMs),
    advance(durationMs) {
      nowMs += durationMs;
    },
  };
  return withServices(place, (ctx) => use({ ...ctx, clock }));
}
