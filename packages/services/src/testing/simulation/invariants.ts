import type { Database } from "@paygo/db";

/** How far the last look at the books came. Zeros look at everything. */
export interface Mark {
  /** Rows written by this database transaction or a later one are new. */
  xid: string;
  entryId: string;
  entryCount: number;
}

export const fromTheBeginning: Mark = { xid: "0", entryId: "0", entryCount: 0 };

const isNew = (alias: string) => `${alias}.xmin::text::bigint >= $1::bigint`;

/** Those rows that a change may have put wrong; with a mark of zeros, all of them. */
const scope = `
  WITH accounts AS MATERIALIZED (SELECT a.* FROM ledger_accounts a WHERE ${isNew("a")}),
  touched AS MATERIALIZED (
    SELECT s.* FROM sessions s WHERE s.id IN (
      SELECT x.id FROM sessions x WHERE ${isNew("x")}
      UNION SELECT h.session_id FROM holds h WHERE ${isNew("h")}
      UNION SELECT r.session_id FROM refunds r WHERE ${isNew("r")}
      UNION SELECT e.session_id FROM earnings e WHERE ${isNew("e")})
  ),
  owners AS MATERIALIZED (
    SELECT owner_id AS id FROM accounts WHERE owner_id IS NOT NULL
    UNION SELECT customer_id FROM touched UNION SELECT vendor_id FROM touched
    UNION SELECT w.user_id FROM withdrawals w WHERE ${isNew("w")}
    UNION SELECT p.vendor_id FROM payouts p WHERE ${isNew("p")}
  )`;

const balanceOf = (kind: string, owner: string) =>
  `coalesce((SELECT a.balance_minor FROM ledger_accounts a WHERE a.kind = '${kind}' AND a.owner_id = ${owner}), 0)`;
const presentMs = (owner: string) => `coalesce((
  SELECT sum(extract(epoch FROM i.ended_at - i.started_at) * 1000) FROM participants p JOIN presence_intervals i ON i.participant_id = p.id
  WHERE p.session_id = s.id AND p.user_id = ${owner}), 0) + coalesce((
  SELECT sum(extract(epoch FROM p.last_evidence_at - p.present_since) * 1000) FROM participants p
  WHERE p.session_id = s.id AND p.user_id = ${owner}), 0)`;

/** L1–L15 of the facts, each a query for what must not be. $2 is the last known entry, $3 how many there were. */
const invariants: Readonly<Record<string, string>> = {
  "L1 a transaction does not sum to zero": `
    SELECT e.transaction_id FROM ledger_entries e WHERE e.id > $2::bigint
    GROUP BY 1 HAVING sum(e.amount_minor) <> 0 OR count(*) < 2`,
  "L1 a transaction has no entries": `
    SELECT t.id FROM ledger_transactions t WHERE ${isNew("t")}
    AND NOT EXISTS (SELECT FROM ledger_entries e WHERE e.transaction_id = t.id)`,
  "L2 all accounts do not sum to zero": `
    SELECT currency, sum(balance_minor) FROM ledger_accounts GROUP BY 1 HAVING sum(balance_minor) <> 0`,
  "L3 a balance is not the sum of its entries": `
    SELECT a.kind, a.owner_id, a.balance_minor FROM accounts a WHERE a.balance_minor <>
      coalesce((SELECT sum(e.amount_minor) FROM ledger_entries e WHERE e.account_id = a.id), 0)`,
  "L4 a balance is on the wrong side of zero": `
    SELECT a.kind, a.owner_id, a.balance_minor FROM accounts a
    WHERE a.balance_minor < 0 AND a.kind NOT IN ('funding', 'adjustments', 'receivable')
      OR a.balance_minor > 0 AND a.kind = 'receivable'`,
  "L4 somebody has available money and owes": `
    SELECT o.id FROM owners o WHERE ${balanceOf("receivable", "o.id")} < 0 AND ${balanceOf("available", "o.id")} > 0`,
  "L5 an entry was changed or is gone": `
    SELECT e.id FROM ledger_entries e WHERE e.id <= $2::bigint AND ${isNew("e")}
    UNION ALL SELECT count(*) FROM ledger_entries e WHERE e.id <= $2::bigint HAVING count(*) <> $3::bigint`,
  "L7 an ended session has an open hold, or one that is not settled whole": `
    SELECT s.id FROM touched s JOIN holds h ON h.session_id = s.id WHERE s.state = 'ended'
    AND (h.state = 'open' OR h.captured_minor + h.released_minor <> h.amount_minor)`,
  "L7 an open session has a settled hold, or none": `
    SELECT s.id FROM touched s LEFT JOIN holds h ON h.session_id = s.id
    WHERE s.state <> 'ended' AND (h.id IS NULL OR h.state = 'settled')`,
  "L7 an ended session was not settled exactly once": `
    SELECT s.id FROM touched s WHERE (s.state = 'ended')::int <>
      (SELECT count(*) FROM ledger_transactions t WHERE t.session_id = s.id AND t.kind = 'settlement')`,
  "L8 what was captured is not the charge": `
    SELECT s.id FROM touched s JOIN holds h ON h.session_id = s.id WHERE s.state = 'ended'
    GROUP BY s.id, s.charged_minor HAVING s.charged_minor <> sum(h.captured_minor)`,
  "L8 more is held than the spending cap, or charged": `
    SELECT s.id FROM touched s JOIN holds h ON h.session_id = s.id WHERE s.cap_minor IS NOT NULL
    GROUP BY s.id, s.cap_minor, s.charged_minor
    HAVING sum(h.amount_minor) > s.cap_minor OR coalesce(s.charged_minor, 0) > s.cap_minor`,
  "L9 a charge is not the vendor's share and the fee": `
    SELECT s.id FROM touched s WHERE s.state = 'ended' AND s.charged_minor <> s.vendor_minor + s.fee_minor`,
  "L9 the vendor's share is not an earning": `
    SELECT s.id FROM touched s LEFT JOIN earnings e ON e.session_id = s.id
    WHERE coalesce(s.vendor_minor, 0) <> coalesce(e.amount_minor, 0)`,
  "L11 more was billed than both were there, or than the session took": `
    SELECT s.id, s.billable_ms FROM touched s WHERE s.billable_ms > 0 AND (
      s.billable_ms > ${presentMs("s.customer_id")} OR s.billable_ms > ${presentMs("s.vendor_id")}
      OR s.billable_ms > extract(epoch FROM s.ended_at - s.answered_at) * 1000)`,
  "L11 ringing was billed": `
    SELECT s.id FROM touched s WHERE s.charged_minor > 0 AND s.live_at IS NULL`,
  "L12 held money is not that of the open holds": `
    SELECT o.id FROM owners o WHERE ${balanceOf("held", "o.id")} <> (
      SELECT coalesce(sum(h.amount_minor), 0) FROM holds h JOIN sessions s ON s.id = h.session_id
      WHERE s.customer_id = o.id AND h.state = 'open')`,
  "L13 refunds exceed the charge": `
    SELECT s.id FROM touched s JOIN refunds r ON r.session_id = s.id GROUP BY s.id, s.charged_minor, s.vendor_minor, s.fee_minor
    HAVING sum(r.amount_minor) > coalesce(s.charged_minor, 0) OR sum(r.vendor_minor) > s.vendor_minor
      OR sum(r.fee_minor) > s.fee_minor`,
  "L14 two open sessions of one person": `
    SELECT s.customer_id FROM sessions s WHERE s.state <> 'ended' GROUP BY 1 HAVING count(*) > 1
    UNION ALL SELECT s.vendor_id FROM sessions s WHERE s.state <> 'ended' GROUP BY 1 HAVING count(*) > 1`,
  "pending earnings are not the shares that refunds left": `
    SELECT o.id FROM owners o WHERE ${balanceOf("earnings_pending", "o.id")} <> (
      SELECT coalesce(sum(e.amount_minor - coalesce((
        SELECT sum(r.vendor_minor) FROM refunds r WHERE r.session_id = e.session_id), 0)), 0)
      FROM earnings e WHERE e.vendor_id = o.id AND e.state = 'pending')`,
  "earnings were released early, disputed or in another amount": `
    SELECT e.session_id FROM earnings e WHERE ${isNew("e")} AND e.state = 'available' AND (
      e.released_at < e.available_at
      OR EXISTS (SELECT FROM disputes d WHERE d.session_id = e.session_id AND d.state = 'open')
      OR e.released_minor <> e.amount_minor - coalesce((
        SELECT sum(r.vendor_minor) FROM refunds r WHERE r.session_id = e.session_id), 0))`,
  "payouts in transit are not those under way": `
    SELECT o.id FROM owners o WHERE ${balanceOf("payouts_in_transit", "o.id")} <> (
      SELECT coalesce(sum(p.amount_minor), 0) FROM payouts p WHERE p.vendor_id = o.id AND p.state IN ('pending', 'sent'))`,
  "withdrawals in transit are not those under way": `
    SELECT o.id FROM owners o WHERE ${balanceOf("withdrawals_in_transit", "o.id")} <> (
      SELECT coalesce(sum(w.amount_minor), 0) FROM withdrawal_parts w JOIN withdrawals d ON d.id = w.withdrawal_id
      WHERE d.user_id = o.id AND w.state IN ('pending', 'sent'))`,
  "a withdrawal is not the sum of its parts": `
    SELECT d.id FROM withdrawals d WHERE ${isNew("d")} AND d.amount_minor <> (
      SELECT coalesce(sum(w.amount_minor), 0) FROM withdrawal_parts w WHERE w.withdrawal_id = d.id)`,
  "a payment is credited without a transaction, or the other way round": `
    SELECT p.id FROM payments p WHERE ${isNew("p")} AND (p.state = 'succeeded') <> (p.transaction_id IS NOT NULL)`,
  "more of a payment was taken back than it was": `
    SELECT p.id FROM payments p JOIN payment_reversals r ON r.payment_id = p.id
    GROUP BY p.id HAVING sum(r.amount_minor) > p.amount_minor`,
  "a large correction was not approved by a second admin": `
    SELECT j.id FROM adjustments j WHERE ${isNew("j")} AND j.state = 'posted' AND abs(j.amount_minor) > 10000
    AND (j.decided_by_id IS NULL OR j.decided_by_id = j.requested_by_id)`,
};

const auditStatement = `${scope} ${Object.entries(invariants)
  .map(
    ([name, query]) => `SELECT '${name.replaceAll("'", "''")}' AS problem, q::text AS row FROM (${query}) q`,
  )
  .join("\nUNION ALL ")}`;

/** What is wrong with what changed since `mark`; empty when all is well. */
export async function findViolations(eye: Database, mark: Mark): Promise<string[]> {
  const { rows } = await eye.pool.query<{ problem: string; row: string }>({
    name: "audit",
    text: auditStatement,
    values: [mark.xid, mark.entryId, mark.entryCount],
  });
  return rows.map(({ problem, row }) => `${problem}: ${row}`);
}

/** L12: whoever has run out of time, silence or money is ended by the sweep that comes after. */
export async function findOverdue(eye: Database, now: Date): Promise<string[]> {
  const { rows } = await eye.pool.query<{ id: string }>({
    name: "overdue",
    text: `SELECT id FROM sessions WHERE state <> 'ended' AND
      LEAST(ringing_until, funded_until, silent_after, max_until) <= $1`,
    values: [now],
  });
  return rows.map(({ id }) => `L12 a session is overdue after a sweep: ${id}`);
}

/** L15: money is a whole number of minor units, in every column that holds any. Asked once a database. */
export async function findFractions(eye: Database): Promise<string[]> {
  const { rows } = await eye.pool.query<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name LIKE '%\\_minor' AND data_type <> 'bigint'`,
  );
  return rows.map(({ name }) => `L15 ${name} is no bigint`);
}
