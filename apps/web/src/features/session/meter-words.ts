import type { SessionPart } from "@paygo/contracts";
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

/** What is said when the money runs out: to whom, and whether a cap or the wallet ends it. */
interface FundsReader {
  part: SessionPart;
  limit: "cap" | "wallet";
}

/** That the money runs out, in the banner: true from one warning to the next. */
export function fundsTitle(figures: MeterFigures, part: SessionPart, limit: FundsReader["limit"]): string {
  const isLast = fundsLevel(figures) === "last";
  const time = isLast ? "a minute" : "2 minutes";
  if (part !== "customer") return `The customer has less than ${time} left`;
  return limit === "cap" ? `Less than ${time} until your spending cap` : `Less than ${time} of funds left`;
}

function spokenWarning(level: "low" | "last", { part, limit }: FundsReader): string {
  const time = countedSeconds(level === "low" ? 120 : 60);
  if (part !== "customer") return `The customer has about ${time} left.`;
  return limit === "cap" ? `About ${time} until your spending cap.` : `About ${time} of funds left.`;
}

/**
 * What a screen reader hears when the figures move from `before` (null: there were none) to `now`: each full
 * minute, and when two minutes and one minute of funds are left. Null when nothing is worth a word.
 */
export function announcement(
  before: MeterFigures | null,
  now: MeterFigures,
  reader: FundsReader & { tariff: Tariff; locale: string },
): string | null {
  const level = fundsLevel(now);
  const isNew = before === null || level !== fundsLevel(before);
  if (isNew && level !== "fine") return spokenWarning(level, reader);
  const minutes = Math.floor(now.seconds / 60);
  if (before === null || minutes === 0 || minutes === Math.floor(before.seconds / 60)) return null;
  const cost = formatMoney(now.costMinor, reader.tariff.currency, reader.locale);
  return `${countedSeconds(minutes * 60)}, ${cost} so far.`;
}
