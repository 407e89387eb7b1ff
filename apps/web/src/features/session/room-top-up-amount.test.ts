import { expect, it } from "vitest";
import { roomTopUpMinor } from "./room-top-up-amount.ts";
import { sessionFixture } from "./testing/session-fixture.ts";

const { tariff } = sessionFixture();

it.each([
  [200, { minMinor: 100, maxMinor: 100_000 }, 1_000],
  [300, { minMinor: 100, maxMinor: 100_000 }, 2_000],
  [9_000, { minMinor: 100, maxMinor: 100_000 }, 10_000],
  [200, { minMinor: 100, maxMinor: 500 }, 500],
])(
  "a press in the room at %d a minute adds minutes, within the limits %j: %d",
  (price, limits, amountMinor) => {
    expect(roomTopUpMinor({ ...tariff, pricePerMinuteMinor: price }, limits)).toBe(amountMinor);
  },
);
