import type { ExportedTransaction } from "@paygo/contracts";
import { expect, it } from "vitest";
import { renderLedgerJournal } from "./ledger-journal.ts";

const owner = "019a0000-0000-7000-8000-000000000001";
const transaction: ExportedTransaction = {
  id: "019a0000-0000-7000-8000-000000000002",
  kind: "top_up",
  currency: "USD",
  postedAt: "2026-03-02T10:00:00.000Z",
  sessionId: null,
  receiptNumber: null,
  idempotencyKey: "top_up:1, and; a\nbreak",
  entries: [
    { id: 1, accountKind: "funding", ownerId: null, amountMinor: -1_234, balanceAfterMinor: -1_234 },
    { id: 2, accountKind: "available", ownerId: owner, amountMinor: 1_234, balanceAfterMinor: 1_234 },
  ],
};

it("a transaction is one entry of the journal with its tags on one line, and credits have a minus", async () => {
  async function* batches() {
    yield [transaction];
  }
  const range = { from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z" };
  let text = "";
  for await (const part of renderLedgerJournal(batches(), range)) text += part;
  expect(text.split("\n")).toEqual([
    "; PayGo ledger from 2026-03-01T00:00:00Z (included) to 2026-04-01T00:00:00Z (not included), UTC",
    "",
    "commodity 10000000.00 USD",
    "",
    `2026-03-02 * top up  ; id:${transaction.id}, at:2026-03-02T10:00:00.000Z, key:top_up:1__and__a_break`,
    "    Assets:Outside  12.34 USD",
    `    Liabilities:Customers:${owner}:Available  -12.34 USD`,
    "",
  ]);
});
