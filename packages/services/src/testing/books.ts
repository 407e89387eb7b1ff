import type { ReceiptView } from "@paygo/contracts";
import { type Bill, computeBill, type Interval } from "@paygo/core";
import type { Database } from "@paygo/db";
import { earningsChecks } from "./earnings-books.ts";
import { paymentChecks } from "./payment-checks.ts";

/** Each query finds what must not be; the name says what is wrong with the rows. */
const checks: Record<string, string> = {
  ...paymentChecks,
  "all accounts do not sum to zero": `
    SELECT currency, sum(balance_minor) FROM ledger_accounts GROUP BY currency HAVING sum(balance_minor) <> 0`,
  "a balance is not the sum of its entries": `
    SELECT a.id, a.kind, a.balance_minor FROM ledger_accounts a LEFT JOIN ledger_entries e ON e.account_id = a.id
    GROUP BY a.id HAVING a.balance_minor <> coalesce(sum(e.amount_minor), 0)`,
  "an entry's running balance is wrong": `
    SELECT id FROM (SELECT id, balance_after_minor,
      sum(amount_minor) OVER (PARTITION BY account_id ORDER BY id) AS running FROM ledger_entries) e
    WHERE balance_after_minor <> running`,
  "a transaction does not sum to zero": `
    SELECT t.id FROM ledger_transactions t LEFT JOIN ledger_entries e ON e.transaction_id = t.id
    GROUP BY t.id HAVING coalesce(sum(e.amount_minor), 1) <> 0`,
  "a balance is negative": `
    SELECT id, kind FROM ledger_accounts WHERE balance_minor < 0 AND kind NOT IN ('funding', 'adjustments', 'receivable')`,
  "an ended session has an open hold": `
    SELECT s.id FROM sessions s JOIN holds h ON h.session_id = s.id WHERE s.state = 'ended' AND h.state = 'open'`,
  "an open session has a settled hold, or none": `
    SELECT s.id FROM sessions s LEFT JOIN holds h ON h.session_id = s.id
    WHERE s.state <> 'ended' AND (h.id IS NULL OR h.state = 'settled')`,
  "held money is not the sum of the open holds": `
    SELECT a.owner_id, a.balance_minor FROM ledger_accounts a
    WHERE a.kind = 'held' AND a.balance_minor <> (
      SELECT coalesce(sum(h.amount_minor), 0) FROM holds h JOIN sessions s ON s.id = h.session_id
      WHERE s.customer_id = a.owner_id AND h.state = 'open')`,
  "a charge is not what was captured": `
    SELECT s.id FROM sessions s JOIN holds h ON h.session_id = s.id WHERE s.state = 'ended'
    GROUP BY s.id HAVING s.charged_minor <> sum(h.captured_minor)`,
  "an ended session was not settled exactly once": `
    SELECT s.id FROM sessions s LEFT JOIN ledger_transactions t ON t.session_id = s.id AND t.kind = 'settlement'
    WHERE s.state = 'ended' GROUP BY s.id HAVING count(t.id) <> 1`,
  ...earningsChecks,
};

/** Audits the whole ledger of a database, around the application. Empty when the books are in order. */
export async function findBookProblems(db: Pick<Database, "pool">): Promise<string[]> {
  const problems: string[] = [];
  for (const [problem, query] of Object.entries(checks)) {
    const { rows } = await db.pool.query<Record<string, unknown>>(query);
    problems.push(...rows.map((row) => `${problem}: ${JSON.stringify(row)}`));
  }
  return problems;
}

/** The bill as anybody can recompute it from what stands on the vendor's receipt. */
export function recomputeBill(receipt: ReceiptView): Bill {
  const toIntervals = (views: ReceiptView["billable"]): Interval[] =>
    views.map((view) => ({ startMs: Date.parse(view.startedAt), endMs: Date.parse(view.endedAt) }));
  return computeBill({
    tariff: receipt.tariff,
    evidence: {
      customer: toIntervals(receipt.presence.customer),
      vendor: toIntervals(receipt.presence.vendor),
    },
    heldMinor: receipt.heldMinor,
    fee: receipt.split?.fee ?? { basisPoints: 0, fixedMinor: 0 },
  });
}
