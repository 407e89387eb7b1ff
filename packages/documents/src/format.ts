import { tzOffset } from "@date-fns/tz";
import { currencyExponent, formatMoney } from "@paygo/core";
import type { Reader } from "./description.ts";

const moment = { dateStyle: "medium", timeStyle: "medium" } as const;

/** An instant in the reader's time zone and locale, e.g. `Mar 2, 2026, 11:00:00 AM`. */
export function formatLocal(at: string, { locale, timeZone }: Reader): string {
  return new Intl.DateTimeFormat(locale, { ...moment, timeZone }).format(new Date(at));
}

/**
 * The same instant in UTC, e.g. `2026-03-02 10:00:00 UTC`, to the millisecond where it has any: alike in every locale,
 * to compare and to compute with.
 */
export function formatUtc(at: string): string {
  const iso = new Date(at).toISOString();
  return `${iso.slice(0, iso.endsWith(".000Z") ? 19 : 23).replace("T", " ")} UTC`;
}

/** ISO 8601 with the time zone's offset at that instant, e.g. `2026-03-02T11:00:00.000+01:00`. */
export function toLocalIso(at: string, timeZone: string): string {
  const date = new Date(at);
  // Before there were time zones, offsets had seconds; there are no documents of that age.
  const offsetMinutes = Math.round(tzOffset(timeZone, date));
  const local = new Date(date.getTime() + offsetMinutes * 60_000).toISOString().slice(0, -1);
  const [hours, minutes] = [Math.floor(Math.abs(offsetMinutes) / 60), Math.abs(offsetMinutes) % 60];
  const two = (value: number) => String(value).padStart(2, "0");
  return `${local}${offsetMinutes < 0 ? "-" : "+"}${two(hours)}:${two(minutes)}`;
}

/** Hours, minutes, seconds and, where there are any, milliseconds: `0:04:01`, `0:04:01.250`. */
export function formatDuration(durationMs: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const seconds = Math.floor(durationMs / 1000);
  const clock = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  const restMs = durationMs % 1000;
  return restMs === 0 ? clock : `${clock}.${String(restMs).padStart(3, "0")}`;
}

/** An amount as a plain decimal, for machines: `-1234.50`. Exact for every amount that PayGo handles. */
export function toDecimal(amountMinor: number, currency: string): string {
  const exponent = currencyExponent(currency);
  const digits = String(Math.abs(amountMinor)).padStart(exponent + 1, "0");
  const sign = amountMinor < 0 ? "-" : "";
  if (exponent === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** An amount for a reader. */
export const toMoney = (amountMinor: number, currency: string, { locale }: Reader): string =>
  formatMoney(amountMinor, currency, locale);
