/** Who reads a document, and so how its figures and instants are written. */
export interface Reader {
  /** BCP 47. */
  locale: string;
  /** IANA. Every instant is shown in it, and in UTC too. */
  timeZone: string;
}

/** One row of a document. What does not apply is null; page, PDF and CSV leave such columns out or empty. */
export interface DocumentLine {
  text: string;
  /** Smaller, below the text. */
  detail: string | null;
  /** The number of the paper that the line is about. */
  reference: string | null;
  /** ISO 8601 in UTC. */
  at: string | null;
  until: string | null;
  durationMs: number | null;
  /** What was charged, and the platform's fee of it, where the amount is a share. Minor units. */
  grossMinor: number | null;
  feeMinor: number | null;
  amountMinor: number | null;
  /** After the line. */
  balanceMinor: number | null;
}

export interface DocumentSection {
  title: string;
  lines: readonly DocumentLine[];
}

export type FactValue = { kind: "text"; text: string } | { kind: "instant"; at: string };

/**
 * A document for people, once: its page, its PDF and its CSV are made from this and from nothing else, and so have
 * the same figures. Amounts are minor units of `currency`.
 */
export interface DocumentDescription {
  title: string;
  /** Unique among all documents, for ever. */
  number: string;
  /** When it came to be, not when it was asked for: the same document has the same bytes whenever it is read. */
  issuedAt: string;
  currency: string;
  parties: readonly { role: string; name: string }[];
  facts: readonly { label: string; value: FactValue }[];
  sections: readonly DocumentSection[];
  totals: readonly { label: string; amountMinor: number; isMain: boolean }[];
  notes: readonly string[];
}

const blank: Omit<DocumentLine, "text"> = {
  detail: null,
  reference: null,
  at: null,
  until: null,
  durationMs: null,
  grossMinor: null,
  feeMinor: null,
  amountMinor: null,
  balanceMinor: null,
};

/** A line of which only these columns apply. */
export function line(text: string, columns: Partial<Omit<DocumentLine, "text">> = {}): DocumentLine {
  return { ...blank, ...columns, text };
}

export const textFact = (label: string, text: string) => ({ label, value: { kind: "text", text } as const });
export const instantFact = (label: string, at: string) => ({
  label,
  value: { kind: "instant", at } as const,
});
