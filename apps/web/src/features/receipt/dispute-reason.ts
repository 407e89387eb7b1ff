const LEAST_CHARACTERS = 10;

/** What is wrong with the reason of a dispute, in a sentence; null when nothing is. */
export function reasonRefusal(reason: string): string | null {
  const length = reason.trim().length;
  if (length === 0) return "Say in a sentence what went wrong.";
  if (length < LEAST_CHARACTERS) return "Say a little more, so that the vendor can answer.";
  return null;
}
