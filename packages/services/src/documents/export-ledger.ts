import type { ExportedTransaction, ledgerExportInput } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { z } from "zod";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";

const batchSize = 500;
const maxRangeMs = 366 * 86_400_000;
const noId = "00000000-0000-0000-0000-000000000000";

interface Row {
  id: string;
  kind: ExportedTransaction["kind"];
  currency: string;
  postedAt: Date;
  sessionId: string | null;
  receiptNumber: bigint | null;
  idempotencyKey: string;
  entries: ExportedTransaction["entries"];
}

const statement = `
  WITH batch AS (
    SELECT * FROM ledger_transactions t
    WHERE (t.posted_at, t.id) > ($1::timestamptz, $2::uuid) AND t.posted_at < $3
    ORDER BY t.posted_at, t.id LIMIT ${batchSize}
  )
  SELECT t.id, t.kind::text AS kind, t.currency, t.posted_at AS "postedAt", t.session_id AS "sessionId",
    s.receipt_number AS "receiptNumber", t.idempotency_key AS "idempotencyKey",
    (SELECT json_agg(json_build_object('id', e.id, 'accountKind', a.kind, 'ownerId', a.owner_id,
        'amountMinor', e.amount_minor, 'balanceAfterMinor', e.balance_after_minor) ORDER BY e.id)
      FROM ledger_entries e JOIN ledger_accounts a ON a.id = e.account_id
      WHERE e.transaction_id = t.id) AS entries
  FROM batch t LEFT JOIN sessions s ON s.id = t.session_id
  ORDER BY t.posted_at, t.id`;

/**
 * Every transaction posted from `from` until before `to`, oldest first, in batches, so that an export of any size
 * takes little memory. For admins. Throws before the first batch: `forbidden`, or `invalid_input` for a range that
 * is none or longer than a year.
 */
export function exportLedger(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof ledgerExportInput>,
): AsyncGenerator<readonly ExportedTransaction[]> {
  requireRole(viewer, "admin");
  const from = new Date(input.from);
  const to = new Date(input.to);
  const rangeMs = to.getTime() - from.getTime();
  if (!(rangeMs > 0) || rangeMs > maxRangeMs) throw new DomainError("invalid_input", "not a range of a year");
  return readBatches(ctx, from, to);
}

async function* readBatches(
  ctx: ServiceContext,
  from: Date,
  to: Date,
): AsyncGenerator<readonly ExportedTransaction[]> {
  let after = { at: from, id: noId };
  for (;;) {
    const rows = await ctx.db.sql.query<Row>(statement, [after.at, after.id, to]);
    if (rows.length > 0) yield rows.map(toExported);
    const last = rows.at(-1);
    if (!last || rows.length < batchSize) return;
    after = { at: last.postedAt, id: last.id };
  }
}

function toExported(row: Row): ExportedTransaction {
  return {
    ...row,
    postedAt: row.postedAt.toISOString(),
    receiptNumber: row.receiptNumber === null ? null : Number(row.receiptNumber),
  };
}
