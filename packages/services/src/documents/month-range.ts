import { TZDate } from "@date-fns/tz";
import { DomainError } from "@paygo/core";

/** The instants at which a calendar month (`YYYY-MM`) of a time zone begins and ends (the end not included). */
export function monthRange(month: string, timeZone: string): { from: Date; to: Date } {
  const [year = Number.NaN, number = Number.NaN] = month.split("-").map(Number);
  const startOf = (monthIndex: number) => new Date(new TZDate(year, monthIndex, 1, timeZone).getTime());
  const range = { from: startOf(number - 1), to: startOf(number) };
  if (Number.isNaN(range.from.getTime()))
    throw new DomainError("invalid_input", "not a month in a time zone");
  return range;
}
