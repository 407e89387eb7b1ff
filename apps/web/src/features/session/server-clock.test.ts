import { describe, expect, it } from "vitest";
import { ServerClock } from "./server-clock.ts";

/** A browser whose clock is `aheadMs` before the server's. */
function watch(aheadMs: number) {
  let localMs = 1_000_000;
  const clock = new ServerClock(() => localMs);
  const serverMs = () => localMs - aheadMs;
  return {
    clock,
    serverMs,
    pass: (ms: number) => {
      localMs += ms;
    },
    shift: (ms: number) => {
      localMs += ms;
      aheadMs += ms;
    },
    ask: (thereMs: number, backMs: number) => {
      const sentAtMs = localMs;
      localMs += thereMs;
      const answeredMs = serverMs();
      localMs += backMs;
      clock.observe({ serverMs: answeredMs, sentAtMs, receivedAtMs: localMs });
    },
  };
}

describe("the server's clock in the browser", () => {
  it.each([90_000, -90_000, 0])(
    "is right within half a round trip when the local one is %d ms off",
    (aheadMs) => {
      const { clock, ask, serverMs } = watch(aheadMs);
      ask(180, 20);
      expect(Math.abs(clock.nowMs() - serverMs())).toBeLessThanOrEqual(100);
    },
  );

  it("trusts the quickest answer, whichever came last", () => {
    const { clock, ask, serverMs } = watch(5_000);
    ask(5, 5);
    ask(1_900, 100);
    expect(Math.abs(clock.nowMs() - serverMs())).toBeLessThanOrEqual(5);
  });

  it("forgets what it knew when the local clock was moved", () => {
    const { clock, ask, shift, serverMs } = watch(0);
    ask(5, 5);
    shift(60_000);
    ask(100, 100);
    expect(Math.abs(clock.nowMs() - serverMs())).toBeLessThanOrEqual(100);
  });

  it("prefers any noted round trip to an answer of unknown age", () => {
    const { clock, ask, pass, serverMs } = watch(0);
    const staleMs = serverMs();
    pass(2_000);
    clock.observe({ serverMs: staleMs, sentAtMs: null, receivedAtMs: serverMs() });
    expect(Math.abs(clock.nowMs() - serverMs())).toBe(2_000);
    ask(40, 40);
    expect(Math.abs(clock.nowMs() - serverMs())).toBeLessThanOrEqual(40);
  });
});
