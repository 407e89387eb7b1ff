import type { StatementLine } from "@paygo/contracts";
import type { Movement } from "./movements.ts";

const numberOf = (value: bigint | null): number | null => (value === null ? null : Number(value));

/** A movement as a line of a statement for one of the two sides. Minor units. */
export function toStatementLine(
  movement: Movement,
  side: "customer" | "vendor",
  amounts: { amountMinor: number; balanceMinor: number },
): StatementLine {
  const { sessionId, title, receiptNumber, customerName, vendorName } = movement;
  const peer = side === "customer" ? vendorName : customerName;
  return {
    transactionId: movement.transactionId,
    kind: movement.kind,
    at: movement.at.toISOString(),
    ...amounts,
    session:
      sessionId === null || title === null || receiptNumber === null
        ? null
        : { id: sessionId, title, peer: peer ?? "", receiptNumber: Number(receiptNumber) },
    gross: side === "customer" ? null : grossOf(movement),
    creditNoteNumber: numberOf(movement.creditNoteNumber),
    payoutNumber: numberOf(movement.payoutNumber),
    reason: movement.reason,
  };
}

function grossOf(movement: Movement): StatementLine["gross"] {
  const { kind, chargedMinor, feeMinor, refundMinor, refundFeeMinor } = movement;
  if ((kind === "settlement" || kind === "earnings_release") && chargedMinor !== null) {
    return { amountMinor: Number(chargedMinor), feeMinor: Number(feeMinor) };
  }
  if (kind === "refund" && refundMinor !== null) {
    return { amountMinor: 0 - Number(refundMinor), feeMinor: 0 - Number(refundFeeMinor) };
  }
  return null;
}
