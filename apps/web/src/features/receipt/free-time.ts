import type { ReceiptView } from "@paygo/contracts";

/** Time of a session that costs nothing, by why. */
export type FreeKind = "ringing" | "waiting" | "reconnecting" | "closing";

export interface FreeSpan {
  kind: FreeKind;
  durationMs: number;
}

type FreeTimeBasis = Pick<ReceiptView, "createdAt" | "answeredAt" | "endedAt" | "billable" | "billableMs">;

/**
 * What of a session was free, in its order; kinds that did not occur are left out. Together with the
 * billable time it is the whole of the session, from the ring to the end.
 */
export function freeSpans(receipt: FreeTimeBasis): FreeSpan[] {
  const endedMs = Date.parse(receipt.endedAt);
  const createdMs = Date.parse(receipt.createdAt);
  const answeredMs = receipt.answeredAt === null ? endedMs : Date.parse(receipt.answeredAt);
  const first = receipt.billable.at(0);
  const last = receipt.billable.at(-1);
  const firstMs = first ? Date.parse(first.startedAt) : endedMs;
  const lastMs = last ? Date.parse(last.endedAt) : endedMs;
  const spans: FreeSpan[] = [
    { kind: "ringing", durationMs: answeredMs - createdMs },
    { kind: "waiting", durationMs: firstMs - answeredMs },
    { kind: "reconnecting", durationMs: lastMs - firstMs - receipt.billableMs },
    { kind: "closing", durationMs: endedMs - lastMs },
  ];
  return spans.filter(({ durationMs }) => durationMs > 0);
}

/** What a free span was and why it is free. */
export function freeWords(kind: FreeKind, isAnswered: boolean): { title: string; why: string } {
  switch (kind) {
    case "ringing":
      return {
        title: "Ringing",
        why: isAnswered ? "Until the session was answered." : "The session was never answered.",
      };
    case "waiting":
      return { title: "Connecting", why: "Until both sides were connected." };
    case "reconnecting":
      return {
        title: "Reconnecting",
        why: "The meter stood still while one side, or PayGo, could not be reached.",
      };
    case "closing":
      return {
        title: "After the last proof of connection",
        why: "Billing stops at the last sign of life of the side that went first.",
      };
    default:
      return kind satisfies never;
  }
}
