import type { ExportedTransaction } from "@paygo/contracts";
import { toDecimal } from "../format.ts";
import { receiptNumber } from "../numbers.ts";
import { journalAccount } from "./accounts.ts";

/**
 * The ledger as a plain-text journal that hledger and Ledger read, dated in UTC. Credits have a minus, as in
 * every such journal, so each amount is the ledger's with the sign turned round. Yields text batch by batch.
 */
export async function* renderLedgerJournal(
  batches: AsyncIterable<readonly ExportedTransaction[]>,
  range: { from: string; to: string },
): AsyncGenerator<string> {
  yield `; PayGo ledger from ${range.from} (included) to ${range.to} (not included), UTC\n`;
  const declared = new Set<string>();
  for await (const batch of batches) {
    yield batch.map((transaction) => `${declare(transaction, declared)}${toJournal(transaction)}`).join("");
  }
}

/** How many decimals a currency has, said before its first use. */
function declare({ currency }: ExportedTransaction, declared: Set<string>): string {
  if (declared.has(currency)) return "";
  declared.add(currency);
  const zero = toDecimal(1_000_000_000, currency);
  return `\ncommodity ${zero.includes(".") ? zero : `${zero}.`} ${currency}\n`;
}

function toJournal(transaction: ExportedTransaction): string {
  const { postedAt, kind, currency, id, sessionId, entries } = transaction;
  const code = transaction.receiptNumber === null ? "" : ` (${receiptNumber(transaction.receiptNumber)})`;
  const tags = [
    `id:${id}`,
    `at:${postedAt}`,
    `key:${oneTag(transaction.idempotencyKey)}`,
    ...(sessionId === null ? [] : [`session:${sessionId}`]),
  ];
  const postings = entries.map(
    (entry) =>
      `    ${journalAccount(entry.accountKind, entry.ownerId)}  ${toDecimal(0 - entry.amountMinor, currency)} ${currency}\n`,
  );
  return `\n${postedAt.slice(0, 10)} *${code} ${kind.replaceAll("_", " ")}  ; ${tags.join(", ")}\n${postings.join("")}`;
}

/** A tag ends at a comma and a transaction at a line break. */
const oneTag = (text: string): string => text.replaceAll(/[,\s;]/g, "_");
