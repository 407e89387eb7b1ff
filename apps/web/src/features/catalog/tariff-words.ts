import { formatMoney, type Tariff } from "@paygo/core";
import { countedSeconds, secondsInWords } from "../locale/duration-words.ts";

/** The price of a billed minute, e.g. "$2.00 / min". */
export function ratePerMinute(tariff: Tariff, locale: string): string {
  return `${formatMoney(tariff.pricePerMinuteMinor, tariff.currency, locale)} / min`;
}

/**
 * How time is counted and what it costs at least, as a sentence without its full stop: "Billed per started minute,
 * first 20 seconds free, at least $5.00 once connected for more than 1 minute".
 */
export function tariffWords(tariff: Tariff, locale: string): string {
  const { initialSeconds, subsequentSeconds, freeSeconds } = tariff;
  const counting = countingWords(initialSeconds, subsequentSeconds);
  const free = freeSeconds > 0 ? `${freeWords(freeSeconds)} free` : null;
  return [counting, free, minimumWords(tariff, locale)].filter((part) => part !== null).join(", ");
}

/** When the minimum charge applies: "at least $5.00 once connected for more than 1 minute"; null for none. */
function minimumWords(tariff: Tariff, locale: string): string | null {
  if (tariff.minimumMinor === 0) return null;
  const money = formatMoney(tariff.minimumMinor, tariff.currency, locale);
  return `at least ${money} ${minimumCondition(tariff)}`;
}

/** "once connected for more than 1 minute". */
export function minimumCondition({ minimumAfterSeconds }: Tariff): string {
  if (minimumAfterSeconds === 0) return "once connected";
  return `once connected for more than ${countedSeconds(minimumAfterSeconds)}`;
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
