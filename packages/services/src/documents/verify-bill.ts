import { type Bill, computeBill, DomainError, type Evidence, type Fee, type Tariff } from "@paygo/core";
import type { Sql } from "@paygo/db";
import { evidenceOf, feeOf, heldOf, readSession, type SessionRecord, tariffOf } from "../sessions/record.ts";

/** Something that is recorded twice and has to agree: what the evidence gives, and what stands in the books. */
interface BillComparison {
  what: string;
  computed: string;
  recorded: string;
}

/** A bill with all that it rests on, computed anew. It is right when `differences` is empty. */
export interface BillCheck {
  session: SessionRecord;
  tariff: Tariff;
  fee: Fee;
  evidence: Evidence;
  heldMinor: number;
  bill: Bill;
  refundedMinor: number;
  comparisons: readonly BillComparison[];
  differences: readonly BillComparison[];
}

/**
 * Recomputes the bill of an ended session from its evidence and compares it with every place that says something
 * about it: the session, its holds, the settlement and the refunds in the ledger, and the vendor's earning. For the
 * operator of the database: it asks for nobody's rights. Throws `not_found` unless the session has ended.
 */
export async function verifyBill(sql: Sql, sessionId: string): Promise<BillCheck> {
  const session = await readSession(sql, sessionId);
  if (session.endedAt === null) throw new DomainError("not_found", "the session has no bill before it ends");
  const [tariff, fee, evidence, heldMinor] = [
    tariffOf(session),
    feeOf(session),
    evidenceOf(session),
    heldOf(session),
  ];
  const bill = computeBill({ tariff, evidence, heldMinor, fee });
  const books = await readBooks(sql, session);
  const comparisons = compare(session, heldMinor, bill, books);
  return {
    session,
    tariff,
    fee,
    evidence,
    heldMinor,
    bill,
    refundedMinor: Number(books.refundMinor),
    comparisons,
    differences: comparisons.filter(({ computed, recorded }) => computed !== recorded),
  };
}

interface Books {
  captured: bigint;
  released: bigint;
  openHolds: bigint;
  settlements: bigint;
  unbalanced: bigint;
  ledgerHeld: bigint;
  ledgerHoldLeft: bigint;
  ledgerReleased: bigint;
  ledgerVendor: bigint;
  ledgerFee: bigint;
  refundMinor: bigint;
  refundVendor: bigint;
  refundFee: bigint;
  ledgerRefund: bigint;
  ledgerRefundVendor: bigint;
  ledgerRefundFee: bigint;
  earning: bigint | null;
  earningReleased: bigint | null;
  ledgerEarningReleased: bigint;
}

const sumOf = (kind: string, ...accounts: string[]) =>
  `coalesce(sum(e.amount_minor) FILTER (
    WHERE t.kind = '${kind}' AND a.kind::text IN ('${accounts.join("', '")}')), 0)::bigint`;

/** Sessions settled before there was a dispute window were credited to the available earnings at once. */
const booksStatement = `
  SELECT h.*, l.*, r.*, g.amount_minor AS earning, g.released_minor AS "earningReleased"
  FROM (
    SELECT coalesce(sum(captured_minor), 0)::bigint AS captured, coalesce(sum(released_minor), 0)::bigint AS released,
      count(*) FILTER (WHERE state = 'open') AS "openHolds"
    FROM holds WHERE session_id = $1::uuid
  ) h, (
    SELECT count(DISTINCT t.id) FILTER (WHERE t.kind = 'settlement') AS settlements,
      coalesce(sum(e.amount_minor), 0)::bigint AS unbalanced,
      ${sumOf("hold", "held")} AS "ledgerHeld",
      coalesce(sum(e.amount_minor) FILTER (WHERE a.kind = 'held'), 0)::bigint AS "ledgerHoldLeft",
      ${sumOf("settlement", "available")} AS "ledgerReleased",
      ${sumOf("settlement", "earnings_pending", "earnings_available")} AS "ledgerVendor",
      ${sumOf("settlement", "fees")} AS "ledgerFee",
      ${sumOf("refund", "available")} AS "ledgerRefund",
      ${sumOf("refund", "earnings_pending")} AS "ledgerRefundVendor",
      ${sumOf("refund", "fees")} AS "ledgerRefundFee",
      coalesce(sum(e.amount_minor) FILTER (WHERE a.kind = 'earnings_available'), 0)::bigint AS "ledgerEarningReleased"
    FROM ledger_transactions t JOIN ledger_entries e ON e.transaction_id = t.id
      JOIN ledger_accounts a ON a.id = e.account_id
    WHERE t.session_id = $1::uuid
  ) l, (
    SELECT coalesce(sum(amount_minor), 0)::bigint AS "refundMinor",
      coalesce(sum(vendor_minor), 0)::bigint AS "refundVendor", coalesce(sum(fee_minor), 0)::bigint AS "refundFee"
    FROM refunds WHERE session_id = $1::uuid
  ) r LEFT JOIN earnings g ON g.session_id = $1::uuid`;

async function readBooks(sql: Sql, session: SessionRecord): Promise<Books> {
  const [books] = await sql.query<Books>(booksStatement, [session.id]);
  if (!books) throw new DomainError("internal", "the books came to nothing");
  return books;
}

function compare(session: SessionRecord, heldMinor: number, bill: Bill, books: Books): BillComparison[] {
  const row = (
    what: string,
    computed: number | bigint,
    recorded: number | bigint | null,
  ): BillComparison => ({
    what,
    computed: String(computed),
    recorded: String(recorded ?? 0),
  });
  const refundsAreInCharge = books.refundMinor <= BigInt(bill.chargedMinor);
  return [
    row("billable milliseconds of the session", bill.billableMs, session.billableMs),
    row("charge of the session", bill.chargedMinor, session.chargedMinor),
    row("the session’s part that was not affordable", bill.unaffordableMinor, session.unaffordableMinor),
    row("vendor’s share of the session", bill.vendorMinor, session.vendorMinor),
    row("fee of the session", bill.feeMinor, session.feeMinor),
    row("captured by the holds", bill.chargedMinor, books.captured),
    row("released by the holds", bill.releasedMinor, books.released),
    row("holds still open", 0, books.openHolds),
    row("held in the ledger", heldMinor, books.ledgerHeld),
    row("still held in the ledger", 0, books.ledgerHoldLeft),
    row("settlements in the ledger", 1, books.settlements),
    row("released by the settlement", bill.releasedMinor, books.ledgerReleased),
    row("vendor’s share in the settlement", bill.vendorMinor, books.ledgerVendor),
    row("fee in the settlement", bill.feeMinor, books.ledgerFee),
    row("sum of the session’s entries", 0, books.unbalanced),
    row(
      "refunds beyond the charge",
      0,
      refundsAreInCharge ? 0 : books.refundMinor - BigInt(bill.chargedMinor),
    ),
    row("refunded in the ledger", books.refundMinor, books.ledgerRefund),
    row("given back by the vendor in the ledger", -books.refundVendor, books.ledgerRefundVendor),
    row("given back of the fee in the ledger", -books.refundFee, books.ledgerRefundFee),
    row("vendor’s earning", bill.vendorMinor, books.earning),
    ...(books.earningReleased === null
      ? []
      : [
          row(
            "released of the earning",
            BigInt(bill.vendorMinor) - books.refundVendor,
            books.earningReleased,
          ),
          row("released in the ledger", books.earningReleased, books.ledgerEarningReleased),
        ]),
  ];
}
