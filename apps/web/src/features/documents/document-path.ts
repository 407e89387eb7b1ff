/** A document that can be had as a file. Months are `YYYY-MM`. */
export type DocumentPlace =
  | { kind: "receipt"; sessionId: string }
  | { kind: "credit-note"; refundId: string }
  | { kind: "payout"; payoutId: string }
  | { kind: "statement"; month: string };

function placeOf(document: DocumentPlace): string {
  switch (document.kind) {
    case "receipt":
      return `receipts/${document.sessionId}`;
    case "credit-note":
      return `credit-notes/${document.refundId}`;
    case "payout":
      return `payouts/${document.payoutId}`;
    case "statement":
      return `statements/${document.month}`;
    default:
      return document satisfies never;
  }
}

/** The address of a document's file. Its times are in `timeZone`, beside UTC. */
export function documentPath(document: DocumentPlace, format: "pdf" | "csv", timeZone: string): string {
  return `/documents/${placeOf(document)}.${format}?timeZone=${encodeURIComponent(timeZone)}`;
}
