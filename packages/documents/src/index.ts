export { describeCreditNote } from "./credit-note.ts";
export type { DocumentDescription, DocumentLine, DocumentSection, FactValue, Reader } from "./description.ts";
export { formatDuration, formatLocal, formatUtc, toDecimal, toMoney } from "./format.ts";
export { creditNoteNumber, payoutNumber, receiptNumber, statementNumber } from "./numbers.ts";
export { describePayoutStatement } from "./payout-statement.ts";
export { describeReceipt } from "./receipt.ts";
export { describeStatement } from "./statement.ts";
