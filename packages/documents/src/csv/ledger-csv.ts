import type { ExportedTransaction } from "@paygo/contracts";
import { stringify } from "csv-stringify/sync";
import { toDecimal, toLocalIso } from "../format.ts";
import { journalAccount } from "../journal/accounts.ts";
import { receiptNumber } from "../numbers.ts";
import { toTextCell } from "./cell.ts";

const columns = [
  "transaction",
  "posted_utc",
  "posted_local",
  "kind",
  "session",
  "receipt",
  "source",
  "entry",
  "account",
  "owner",
  "amount",
  "balance",
  "currency",
];
const format = { bom: false, record_delimiter: "\r\n" } as const;

/**
 * The ledger as CSV, one row an entry; the rows of a transaction stand together and sum to zero. Amounts are
 * credits above zero, as balances are: what belongs to somebody. Yields text batch by batch.
 */
export async function* renderLedgerCsv(
  batches: AsyncIterable<readonly ExportedTransaction[]>,
  timeZone: string,
): AsyncGenerator<string> {
  yield stringify([columns], { ...format, bom: true });
  for await (const batch of batches) {
    yield stringify(
      batch.flatMap((transaction) => toRows(transaction, timeZone)),
      format,
    );
  }
}

function toRows(transaction: ExportedTransaction, timeZone: string): string[][] {
  const { currency, postedAt } = transaction;
  return transaction.entries.map((entry) => [
    transaction.id,
    postedAt,
    toLocalIso(postedAt, timeZone),
    transaction.kind,
    transaction.sessionId ?? "",
    transaction.receiptNumber === null ? "" : receiptNumber(transaction.receiptNumber),
    toTextCell(transaction.idempotencyKey),
    String(entry.id),
    journalAccount(entry.accountKind, entry.ownerId),
    entry.ownerId ?? "",
    toDecimal(entry.amountMinor, currency),
    toDecimal(entry.balanceAfterMinor, currency),
    currency,
  ]);
}
