/** The days of the month that `now` is in, by the clock that this runs under: each one's start, and the end of the last. */
export function monthDayStarts(now: Date): Date[] {
  const [year, month] = [now.getFullYear(), now.getMonth()];
  // Days are not always 24 hours long: each midnight is asked of the calendar.
  const dayCount = new Date(year, month + 1, 0).getDate();
  return Array.from({ length: dayCount + 1 }, (_, day) => new Date(year, month, day + 1));
}
