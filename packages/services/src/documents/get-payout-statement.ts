import type { PayoutStatement, payoutStatementInput } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { z } from "zod";
import { requireSignInCookie } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { toPayoutView } from "../earnings/payout-view.ts";
import { type Movement, paperColumns, paperJoins } from "./movements.ts";
import { toStatementLine } from "./statement-line.ts";

interface AvailableMovement extends Movement {
  amountMinor: bigint;
  balanceMinor: bigint;
  isPayout: boolean;
}

/** From the payout before (its entry included, as the first row) to this one, in the ledger's own order. */
const linesStatement = `
  WITH account AS (
    SELECT id FROM ledger_accounts
    WHERE kind = 'earnings_available' AND owner_id = $1::uuid AND currency = $3
  ), this AS (
    SELECT e.id FROM ledger_entries e JOIN ledger_transactions t ON t.id = e.transaction_id
    WHERE t.idempotency_key = $2 AND e.account_id = (SELECT id FROM account)
  ), previous AS (
    SELECT e.id FROM ledger_entries e JOIN ledger_transactions t ON t.id = e.transaction_id
    WHERE e.account_id = (SELECT id FROM account) AND e.id < (SELECT id FROM this) AND t.kind = 'payout'
    ORDER BY e.id DESC LIMIT 1
  )
  SELECT ${paperColumns}, e.amount_minor AS "amountMinor", e.balance_after_minor AS "balanceMinor",
    e.id IN (SELECT id FROM previous) AS "isPayout"
  FROM ledger_entries e JOIN ledger_transactions t ON t.id = e.transaction_id ${paperJoins}
  WHERE e.account_id = (SELECT id FROM account) AND e.id <= (SELECT id FROM this)
    AND e.id >= coalesce((SELECT id FROM previous), 0)
  ORDER BY e.id`;

/**
 * What one payout is made of: the available earnings left by the payout before it, everything that was added and
 * taken since, and the payout itself. For its vendor and admins, by cookie like all of payouts; to others it does
 * not exist: `not_found`.
 */
export async function getPayoutStatement(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof payoutStatementInput>,
): Promise<PayoutStatement> {
  const known = requireSignInCookie(viewer);
  const payout = await ctx.db.prisma.payout.findUnique({
    where: { id: input.payoutId },
    include: { vendor: { select: { id: true, name: true } } },
  });
  if (!payout || (payout.vendorId !== known.userId && known.role !== "admin")) {
    throw new DomainError("not_found", "no such payout");
  }
  const rows = await ctx.db.sql.query<AvailableMovement>(linesStatement, [
    payout.vendorId,
    `payout:${payout.id}`,
    payout.currency,
  ]);
  const previous = rows.find((row) => row.isPayout) ?? null;
  const lines = rows
    .filter((row) => !row.isPayout)
    .map((row) =>
      toStatementLine(row, "vendor", {
        amountMinor: Number(row.amountMinor),
        balanceMinor: Number(row.balanceMinor),
      }),
    );
  const last = lines.at(-1);
  if (last?.kind !== "payout" || last.amountMinor !== -Number(payout.amountMinor)) {
    throw new DomainError("internal", `payout ${payout.id} is not in the ledger as it was made`);
  }
  return {
    vendor: payout.vendor,
    payout: toPayoutView(payout),
    previousNumber: previous?.payoutNumber == null ? null : Number(previous.payoutNumber),
    openingMinor: previous ? Number(previous.balanceMinor) : 0,
    closingMinor: last.balanceMinor,
    lines,
  };
}
