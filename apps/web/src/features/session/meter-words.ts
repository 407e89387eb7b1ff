import { formatMoney, type Tariff } from "@paygo/core";
import { countedSeconds } from "../locale/duration-words.ts";
import { fundsLevel, type MeterFigures } from "./meter-figures.ts";

/** Seconds as on a clock: "0:07", "12:30", "1:02:05". */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const rest = String(whole % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

/**
 * What a screen reader hears when the figures move from `before` to `now`: each full minute, and when two
 * minutes and one minute of funds are left. Null when nothing is worth a word.
 */
export function announcement(
  before: MeterFigures,
  now: MeterFigures,
  tariff: Tariff,
  locale: string,
): string | null {
  const level = fundsLevel(now);
  if (level !== fundsLevel(before) && level !== "fine") {
    const leftSeconds = now.totalLeftSeconds ?? now.heldLeftSeconds;
    return `About ${countedSeconds(leftSeconds > 60 ? 120 : 60)} of funds left.`;
  }
  const minutes = Math.floor(now.seconds / 60);
  if (minutes === 0 || minutes === Math.floor(before.seconds / 60)) return null;
  const cost = formatMoney(now.costMinor, tariff.currency, locale);
  return `${countedSeconds(minutes * 60)}, ${cost} so far.`;
}
