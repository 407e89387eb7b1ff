import type { LedgerTransactionView, ledgerTransactionPage, searchLedgerInput } from "@paygo/contracts";
import type { z } from "zod";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { readAccountPage } from "../ledger/account-page.ts";

type Input = z.output<typeof searchLedgerInput>;

/**
 * Transactions of the ledger, newest first, with all their entries. The query is an e-mail address, or an id of a
 * transaction, session, payment, refund, payout, withdrawal, adjustment or person. For admins.
 */
export async function searchLedger(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: Input,
): Promise<z.output<typeof ledgerTransactionPage>> {
  requireRole(viewer, "admin");
  const query = input.query?.toLowerCase() || null;
  const personId = query === null ? null : await findPerson(ctx, query);
  const ids =
    personId === null ? await findByTime(ctx, input, query) : await findOfPerson(ctx, input, personId);
  const shown = ids.slice(0, input.limit);
  const rows = await ctx.db.sql.query<Row>(detailsStatement, [shown]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    items: shown.flatMap((id) => {
      const row = byId.get(id);
      return row ? [{ ...row, postedAt: row.postedAt.toISOString() }] : [];
    }),
    nextCursor: ids.length > input.limit ? (shown.at(-1) ?? null) : null,
  };
}

type Row = Omit<LedgerTransactionView, "postedAt"> & { postedAt: Date };

const detailsStatement = `
  SELECT t.id, t.kind::text AS kind, t.currency, t.posted_at AS "postedAt", t.session_id AS "sessionId",
    (SELECT json_agg(json_build_object('accountKind', a.kind,
        'owner', CASE WHEN u.id IS NULL THEN NULL ELSE json_build_object('id', u.id, 'name', u.name) END,
        'amountMinor', e.amount_minor, 'balanceAfterMinor', e.balance_after_minor) ORDER BY e.id)
      FROM ledger_entries e JOIN ledger_accounts a ON a.id = e.account_id LEFT JOIN users u ON u.id = a.owner_id
      WHERE e.transaction_id = t.id) AS entries
  FROM ledger_transactions t WHERE t.id = ANY($1::uuid[])`;

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

async function findPerson(ctx: ServiceContext, query: string): Promise<string | null> {
  if (!query.includes("@") && !isUuid(query)) return null;
  const where = query.includes("@") ? { email: query } : { id: query };
  const person = await ctx.db.prisma.user.findUnique({ where, select: { id: true } });
  return person?.id ?? null;
}

/** Through the person's accounts, so that a small wallet is found quickly in a large ledger. */
async function findOfPerson(ctx: ServiceContext, input: Input, personId: string): Promise<string[]> {
  const accounts = await ctx.db.prisma.ledgerAccount.findMany({
    where: { ownerId: personId },
    select: { id: true },
  });
  const accountIds = accounts.map(({ id }) => id);
  const [last] = await ctx.db.sql.query<{ position: bigint | null }>(
    `SELECT max(id) AS position FROM ledger_entries
    WHERE transaction_id = $1::uuid AND account_id = ANY($2::uuid[])`,
    [input.cursor ?? null, accountIds],
  );
  const filters = {
    kind: input.kind ?? null,
    titlePattern: null,
    from: input.from === undefined ? null : new Date(input.from),
    to: input.to === undefined ? null : new Date(input.to),
  };
  const before = last?.position ?? null;
  const page = await readAccountPage(ctx.db.sql, accountIds, filters, before, input.limit + 1);
  return page.map(({ transactionId }) => transactionId);
}

const earliest = new Date(0);
const latest = new Date("9999-12-31T23:59:59.999Z");

/** What is named by an id: the transaction itself, or the paper that it was posted for. */
const namedIds = `
  SELECT id FROM ledger_transactions WHERE id = $6::uuid OR session_id = $6::uuid
  UNION SELECT transaction_id FROM payments WHERE id = $6::uuid
  UNION SELECT transaction_id FROM payment_reversals WHERE id = $6::uuid OR payment_id = $6::uuid
  UNION SELECT transaction_id FROM refunds WHERE id = $6::uuid
  UNION SELECT transaction_id FROM adjustments WHERE id = $6::uuid
  UNION SELECT id FROM ledger_transactions WHERE idempotency_key IN (
    'payout:' || $6, 'payout_end:' || $6 || ':paid', 'payout_end:' || $6 || ':returned', 'withdrawal:' || $6)`;
const timeStatement = (isNamed: boolean) => `
  SELECT t.id FROM ledger_transactions t
  WHERE (t.posted_at, t.id) < ($1::timestamptz, $2::uuid) AND t.posted_at >= $3::timestamptz
    AND ($4::text IS NULL OR t.kind::text = $4)
    ${isNamed ? `AND t.id IN (${namedIds})` : ""}
  ORDER BY t.posted_at DESC, t.id DESC LIMIT $5`;

async function findByTime(ctx: ServiceContext, input: Input, query: string | null): Promise<string[]> {
  // Anything else names nothing.
  if (query !== null && !isUuid(query)) return [];
  const cursor =
    input.cursor === undefined
      ? null
      : await ctx.db.prisma.ledgerTransaction.findUnique({
          where: { id: input.cursor },
          select: { id: true, postedAt: true },
        });
  if (input.cursor !== undefined && cursor === null) return [];
  const to = input.to === undefined ? latest : new Date(input.to);
  const isPastFirst = cursor !== null && cursor.postedAt < to;
  const rows = await ctx.db.sql.query<{ id: string }>(timeStatement(query !== null), [
    isPastFirst ? cursor.postedAt : to,
    isPastFirst ? cursor.id : "00000000-0000-0000-0000-000000000000",
    input.from === undefined ? earliest : new Date(input.from),
    input.kind ?? null,
    input.limit + 1,
    ...(query === null ? [] : [query]),
  ]);
  return rows.map(({ id }) => id);
}
