/** Something in the books that should not be, as a check sees it. */
export interface Found {
  /** What it is about: an id of ours or of the provider's. With the check's name it tells one finding from another. */
  subject: string;
  /** How much money is in question, in minor units; 0 when that cannot be said. */
  amountMinor: number;
  currency: string;
  details: Readonly<Record<string, string | number | boolean | null>>;
}

/** What a check looked at and what it found. */
export interface Checked {
  examined: number;
  found: Found[];
}
