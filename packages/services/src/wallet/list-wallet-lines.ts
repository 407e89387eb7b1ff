import type { WalletLine, walletLinesInput, walletPage } from "@paygo/contracts";
import type { AccountKind } from "@paygo/core";
import type { z } from "zod";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { type AccountPageFilters, readAccountPage } from "../ledger/account-page.ts";
import { containsPattern } from "../page.ts";

/**
 * Every movement of the reader's money, newest first: one line a transaction. For customers and vendors. What a page
 * costs depends on its length, not on how much the ledger or the wallet holds.
 */
export async function listWalletLines(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof walletLinesInput>,
): Promise<z.output<typeof walletPage>> {
  const { userId } = requireRole(viewer, "user", "vendor");
  const filters: AccountPageFilters = {
    kind: input.kind ?? null,
    titlePattern: input.query ? containsPattern(input.query) : null,
    from: null,
    to: null,
  };
  const before = input.cursor === undefined ? null : BigInt(input.cursor);
  const accounts = await ctx.db.prisma.ledgerAccount.findMany({
    where: { ownerId: userId },
    select: { id: true },
  });
  const accountIds = accounts.map(({ id }) => id);
  const positions = await readAccountPage(ctx.db.sql, accountIds, filters, before, input.limit + 1);
  const shown = positions.slice(0, input.limit);
  const lines = await ctx.db.sql.query<LineRow>(linesStatement, [
    shown.map(({ transactionId }) => transactionId),
    accountIds,
  ]);
  const byId = new Map(lines.map((line) => [line.id, line]));
  const last = shown.at(-1);
  return {
    items: shown.flatMap(({ transactionId }) => {
      const line = byId.get(transactionId);
      return line ? [toLine(line)] : [];
    }),
    nextCursor: positions.length > input.limit && last ? String(last.position) : null,
  };
}

interface LineRow {
  id: string;
  kind: WalletLine["kind"];
  postedAt: Date;
  currency: string;
  sessionId: string | null;
  title: string | null;
  chargedMinor: bigint | null;
  deltas: Partial<Record<AccountKind, number>>;
}

const linesStatement = `
  SELECT t.id, t.kind::text AS kind, t.posted_at AS "postedAt", t.currency, s.id AS "sessionId",
    s.service_title AS title, s.charged_minor AS "chargedMinor",
    (SELECT json_object_agg(a.kind, e.amount_minor) FROM ledger_entries e JOIN ledger_accounts a ON a.id = e.account_id
      WHERE e.transaction_id = t.id AND e.account_id = ANY($2::uuid[])) AS deltas
  FROM ledger_transactions t LEFT JOIN sessions s ON s.id = t.session_id
  WHERE t.id = ANY($1::uuid[])`;

function toLine(row: LineRow): WalletLine {
  const { deltas } = row;
  const isCustomers = (deltas.held ?? 0) !== 0;
  return {
    id: row.id,
    kind: row.kind,
    postedAt: row.postedAt.toISOString(),
    currency: row.currency,
    availableDeltaMinor: deltas.available ?? 0,
    heldDeltaMinor: deltas.held ?? 0,
    chargedMinor: row.kind === "settlement" && isCustomers ? Number(row.chargedMinor ?? 0n) : 0,
    earnedMinor: (deltas.earnings_pending ?? 0) + (deltas.earnings_available ?? 0),
    session: row.sessionId === null || row.title === null ? null : { id: row.sessionId, title: row.title },
  };
}
