/** A length of time in short words: "42 s", "4 min", "4 min 12 s", "1 h 3 min". Parts of a second are dropped. */
export function durationWords(durationMs: number): string {
  const totalSeconds = Math.max(0, Math.floor(durationMs / 1000));
  const hours = Math.floor(totalSeconds / 3600);
  const minutes = Math.floor(totalSeconds / 60) % 60;
  const seconds = totalSeconds % 60;
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`;
  if (minutes > 0) return seconds > 0 ? `${minutes} min ${seconds} s` : `${minutes} min`;
  return `${seconds} s`;
}

/** A whole number of seconds in long words: "second", "30 seconds", "minute", "90 seconds", "2 minutes". */
export function secondsInWords(seconds: number): string {
  if (seconds % 60 === 0 && seconds > 0) return counted(seconds / 60, "minute");
  return counted(seconds, "second");
}

/** As {@link secondsInWords} with the number always written: "1 minute". */
export function countedSeconds(seconds: number): string {
  const words = secondsInWords(seconds);
  return /^\d/.test(words) ? words : `1 ${words}`;
}

function counted(count: number, unit: string): string {
  return count === 1 ? unit : `${count} ${unit}s`;
}

/** A length of time to the millisecond, as evidence is kept: "4:00.345". */
export function exactDuration(durationMs: number): string {
  const minutes = Math.floor(durationMs / 60_000);
  const seconds = (durationMs % 60_000) / 1000;
  return `${minutes}:${seconds.toFixed(3).padStart(6, "0")}`;
}
