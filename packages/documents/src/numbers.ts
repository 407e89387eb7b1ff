const padded = (prefix: string, number: number): string => `${prefix}-${String(number).padStart(6, "0")}`;

/** The number of a receipt, e.g. `R-000042`: given by the database when the session ends. */
export const receiptNumber = (number: number): string => padded("R", number);

/** The number of a credit note: given by the database with the refund. */
export const creditNoteNumber = (number: number): string => padded("CN", number);

/** The number of a payout and its statement. */
export const payoutNumber = (number: number): string => padded("P", number);

/** The number of a monthly statement: the month, and the end of the person's id. */
export const statementNumber = (month: string, personId: string): string =>
  `S-${month}-${personId.replaceAll("-", "").slice(-8)}`;
