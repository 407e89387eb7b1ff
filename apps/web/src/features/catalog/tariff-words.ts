import { formatMoney, type Tariff } from "@paygo/core";
import { countedSeconds, secondsInWords } from "../locale/duration-words.ts";

/** The price of a billed minute, e.g. "$2.00 / min". */
export function ratePerMinute(tariff: Tariff, locale: string): string {
  return `${formatMoney(tariff.pricePerMinuteMinor, tariff.currency, locale)} / min`;
}

/** How time is counted, as a sentence without its full stop: "Billed per started minute, first 20 seconds free". */
export function tariffWords({ initialSeconds, subsequentSeconds, freeSeconds }: Tariff): string {
  const counting = countingWords(initialSeconds, subsequentSeconds);
  return freeSeconds > 0 ? `${counting}, ${freeWords(freeSeconds)} free` : counting;
}

function countingWords(initialSeconds: number, subsequentSeconds: number): string {
  const step = subsequentSeconds === 1 ? "second" : `started ${secondsInWords(subsequentSeconds)}`;
  if (initialSeconds === subsequentSeconds) return `Billed per ${step}`;
  return `Billed for at least ${countedSeconds(initialSeconds)}, then per ${step}`;
}

function freeWords(freeSeconds: number): string {
  return freeSeconds === 1 ? "first second" : `first ${secondsInWords(freeSeconds)}`;
}

/** Said where a billed minute is not a real one, which only demonstrations and tests have; else null. */
export function shortMinuteWords({ minuteMs }: Tariff): string | null {
  if (minuteMs === 60_000) return null;
  const seconds = Number((minuteMs / 1000).toFixed(3));
  return `On this demonstration site a billed minute lasts ${seconds === 1 ? "1 second" : `${seconds} seconds`}.`;
}
