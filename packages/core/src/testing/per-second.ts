import type { Tariff } from "../tariff.ts";

/** One minor unit a second, so that amounts are the billed seconds. */
export function tariffOf(increments: string, changes: Partial<Tariff> = {}): Tariff {
  const [initialSeconds = 0, subsequentSeconds = 0] = increments.split("/").map(Number);
  const base = {
    pricePerMinuteMinor: 60,
    currency: "USD",
    freeSeconds: 0,
    minimumMinor: 0,
    minimumAfterSeconds: 0,
    minuteMs: 60_000,
  };
  return { ...base, initialSeconds, subsequentSeconds, ...changes };
}

/** Milliseconds of a time as a watch shows it: minutes and seconds. */
export const clock = (text: string): number => {
  const [minutes = 0, seconds = 0] = text.split(":").map(Number);
  return (minutes * 60 + seconds) * 1000;
};
