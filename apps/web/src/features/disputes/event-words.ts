const words: Readonly<Record<string, string>> = {
  started: "The customer rang",
  answered: "The vendor answered",
  moved_device: "One side went on in another tab or on another device",
  live: "Both were connected",
  hold_extended: "More money was held for the time ahead",
  hold_not_extended: "The wallet could not pay for more time",
  cap_raised: "The customer raised the spending cap",
  low_funds_2: "Both were told: two minutes of funds left",
  low_funds_1: "Both were told: one minute of funds left",
  ended: "The session ended",
};

/** What an event on a session's timeline was, in words; one that is not known here reads as its own name. */
export function eventWords(kind: string): string {
  return words[kind] ?? kind.replaceAll("_", " ");
}
