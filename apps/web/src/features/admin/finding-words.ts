const units = [
  [86_400_000, "day"],
  [3_600_000, "hour"],
  [60_000, "minute"],
] as const;

/** How long ago something was, in the largest unit that fits: "3 days", "1 hour", "less than a minute". */
export function ageWords(sinceMs: number, nowMs: number): string {
  const ageMs = Math.max(0, nowMs - sinceMs);
  for (const [unitMs, name] of units) {
    const count = Math.floor(ageMs / unitMs);
    if (count > 0) return `${count} ${name}${count === 1 ? "" : "s"}`;
  }
  return "less than a minute";
}
