import { expect, test } from "vitest";
import { advance, goLive, look, setUpSuite } from "../testing/index.ts";

const suite = setUpSuite();

test.each([1_000, 2_000, 3_000, 6_000])(
  "a pause never ends a session for lack of funds while the wallet is full (minutes of %d ms)",
  async (minuteMs) => {
    const ctx = suite.context({
      settings: { minuteMs },
      policy: { holdWindowMs: 5 * minuteMs, extendBeforeMs: minuteMs },
    });
    const meeting = await goLive(ctx, { fundsMinor: 100_000 });
    await advance(ctx, meeting, 8, { everySeconds: 1 });
    await advance(ctx, meeting, 14, { present: ["customer"], everySeconds: 1 });
    await advance(ctx, meeting, 40, { everySeconds: 1 });
    expect((await look(ctx, meeting)).state).toBe("live");
  },
);
